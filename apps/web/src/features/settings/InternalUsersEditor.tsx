import { useQuery } from "@apollo/client/react";
import { type Condition, type InternalUsers, nothingSaved } from "@throughline/model";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { rowPieces } from "../../fields/condition/row-words.ts";
import { Pieces } from "../../fields/test/Pieces.tsx";
import { textOf } from "../../fields/test/pieces.ts";
import type { WholeTest } from "../../fields/test/property-test.ts";
import { TestChip } from "../../fields/test/TestChip.tsx";
import { problemsBelow } from "../../settings/problem-at.ts";
import type { EditorProps } from "../../settings/SettingEditor.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { ListField } from "../../ui/field/ListField.tsx";
import { plural } from "../../values/nouns.ts";
import styles from "./SettingsPage.module.css";
import { PeopleFieldsDocument } from "./settings-documents.ts";

/** Who is left out of insights unless asked for: colleagues, testers, robots. */
export function InternalUsersEditor({ value, onChange, problems }: EditorProps<InternalUsers>) {
  const workspace = useWorkspace();
  const { data } = useQuery(PeopleFieldsDocument, { variables: { workspace: workspace.id } });
  const fields = (data?.workspace?.catalog.fields ?? []).filter((field) => field.of === "customer");
  const nouns = { customer: workspace.customerNoun, account: workspace.accountNoun };
  const words = { nouns, zone: workspace.timeZone, saved: nothingSaved };
  const lines = "any" in value.where ? value.where.any : [value.where];
  const setLines = (any: readonly Condition[]) => onChange({ ...value, where: { any } });
  return (
    <>
      <section className={styles["section"]}>
        <h2>Whoever matches one of these</h2>
        <p className={styles["about"]}>
          They are left out of insights and segments; the bar says so, and each question can count them again.
        </p>
        <div className={styles["chips"]}>
          {lines.map((line, at) => {
            const pieces = rowPieces(line, "customer", words);
            const text = textOf(pieces);
            return (
              <Chip
                key={text}
                removeLabel={`Remove: ${text}`}
                onRemove={() => setLines(lines.filter((_, other) => other !== at))}
              >
                <Pieces pieces={pieces} />
              </Chip>
            );
          })}
          {fields.length > 0 && (
            <TestChip
              words={null}
              add="who are"
              groups={[{ of: "trait", title: "trait", fields }]}
              onDone={(test) => setLines([...lines, traitTest(test)])}
            />
          )}
        </div>
        {lines.length === 0 && (
          <p className={styles["about"]}>
            No condition: only the domains below leave {plural(workspace.customerNoun)} out.
          </p>
        )}
        {problemsBelow(problems, "where").map((problem) => (
          <p key={problem.message} className={styles["problem"]}>
            {problem.message}
          </p>
        ))}
      </section>
      <section className={styles["section"]}>
        <h2>Everybody with an address of these domains</h2>
        <ListField
          one="Domain"
          items={value.emailDomains}
          onChange={(emailDomains) => onChange({ ...value, emailDomains })}
          hint="example.com, the part behind the @. A pasted list becomes one entry each."
          problem={problemsBelow(problems, "emailDomains")[0]?.message}
        />
      </section>
    </>
  );
}

function traitTest({ pick, op, value }: WholeTest): Condition {
  return { trait: { trait: pick.name, op, ...(value !== undefined && { value }) } };
}
