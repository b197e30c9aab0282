import { type IdentityRules, limitOf } from "@throughline/model";
import { useState } from "react";
import { OrderedRows } from "../../settings/OrderedRows.tsx";
import { problemAt, problemsBelow } from "../../settings/problem-at.ts";
import type { EditorProps } from "../../settings/SettingEditor.tsx";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/field/Checkbox.tsx";
import { ListField } from "../../ui/field/ListField.tsx";
import { NumberField } from "../../ui/field/NumberField.tsx";
import { TextField } from "../../ui/field/TextField.tsx";
import { identifierTitle } from "../../values/identifier-words.ts";
import styles from "./SettingsPage.module.css";

/** When two identifiers are one person: which types lead, how many one person may have, and which values name nobody. */
export function IdentityEditor({ value: rules, onChange, problems }: EditorProps<IdentityRules>) {
  const set = (change: Partial<IdentityRules>) => onChange({ ...rules, ...change });
  const { verifiedEmail } = rules;
  return (
    <>
      <section className={styles["section"]}>
        <h2>Types in the order of their priority</h2>
        <p className={styles["about"]}>
          When two people would become one and a limit forbids it, the identifier of the higher type stays. Alt+↑ and
          Alt+↓ move a row.
        </p>
        <OrderedRows
          label="Identifier types by priority"
          rows={rules.priority}
          onChange={(priority) => set({ priority })}
          nameOf={identifierTitle}
        >
          {(type) => (
            <div className={styles["type"]}>
              <span className={styles["name"]}>
                {identifierTitle(type)} <code>{type}</code>
              </span>
              <NumberField
                label={`Most of ${identifierTitle(type)} per person`}
                value={limitOf(rules, type)}
                onChange={(limit) => set({ limits: { ...rules.limits, [type]: limit } })}
                unit="per person"
                problem={problemAt(problems, "limits", type)}
              />
            </div>
          )}
        </OrderedRows>
        <AddType known={rules.priority} onAdd={(type) => set({ priority: [...rules.priority, type] })} />
        {problemsBelow(problems, "priority").map((problem) => (
          <p key={problem.message} className={styles["problem"]}>
            {problem.message}
          </p>
        ))}
        <NumberField
          label="Every other type"
          shown
          value={rules.otherLimit}
          onChange={(otherLimit) => set({ otherLimit })}
          unit="per person"
          problem={problemAt(problems, "otherLimit")}
        />
      </section>
      <section className={styles["section"]}>
        <h2>Values that name nobody</h2>
        <p className={styles["about"]}>
          An identifier with such a value joins nobody: a device that sends “null” for everyone is not one person.
        </p>
        <ListField
          one="Blocked value"
          items={rules.blocked}
          onChange={(blocked) => set({ blocked })}
          problem={problemsBelow(problems, "blocked")[0]?.message}
        />
        <Checkbox
          label="Nothing but zeros names nobody either"
          checked={rules.blockZeros}
          onChange={(blockZeros) => set({ blockZeros })}
        />
      </section>
      <section className={styles["section"]}>
        <h2>Verified e-mail</h2>
        <p className={styles["about"]}>
          An address joins people only when the same message says that it was verified: anybody can type any address.
        </p>
        <div className={styles["two"]}>
          <TextField
            label="Trait with the address"
            value={verifiedEmail.trait}
            onChange={(trait) => set({ verifiedEmail: { ...verifiedEmail, trait } })}
            problem={problemAt(problems, "verifiedEmail", "trait")}
          />
          <TextField
            label="Trait that says it is verified"
            value={verifiedEmail.flag}
            onChange={(flag) => set({ verifiedEmail: { ...verifiedEmail, flag } })}
            problem={problemAt(problems, "verifiedEmail", "flag")}
          />
        </div>
      </section>
    </>
  );
}

function AddType({ known, onAdd }: { readonly known: readonly string[]; readonly onAdd: (type: string) => void }) {
  const [type, setType] = useState("");
  const wanted = type.trim().toLowerCase();
  return (
    <form
      className={styles["add"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== "" && !known.includes(wanted)) onAdd(wanted);
        setType("");
      }}
    >
      <TextField label="Another type" value={type} onChange={setType} placeholder="loyalty" maxLength={40} />
      <Button type="submit" large isDisabled={wanted === "" || known.includes(wanted)}>
        Add type
      </Button>
    </form>
  );
}
