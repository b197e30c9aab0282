import type { Problem } from "@throughline/model";
import { problemsBelow } from "../../../settings/problem-at.ts";
import { SelectField } from "../../../ui/field/SelectField.tsx";
import { nounTitle } from "../../../values/nouns.ts";
import { ColumnChoice, type ColumnOption } from "./ColumnChoice.tsx";
import styles from "./Mapping.module.css";
import type { MappingScreen } from "./mapping-documents.ts";
import type { MappingDraft } from "./mapping-draft.ts";

type Records = MappingDraft["records"];

interface RecordTargetProps {
  readonly records: Records;
  readonly columns: readonly ColumnOption[];
  readonly kinds: MappingScreen["recordKinds"];
  readonly problems: readonly Problem[];
  readonly onChange: (records: Records) => void;
}

const none = { id: "", name: "none" };

/** Each row as a business record: its kind, and the column of each field. */
export function RecordTarget({ records, columns, kinds, problems, onChange }: RecordTargetProps) {
  const kind = kinds.find((one) => one.kind === records.kind);
  const problem = (...path: readonly string[]) => problemsBelow(problems, ...path)[0]?.message;
  return (
    <>
      <SelectField
        label="Kind"
        hint={kind?.describe}
        value={records.kind}
        options={kinds.map((one) => ({ id: one.kind, name: nounTitle(one.plural.replaceAll("-", " ")) }))}
        onChange={(next) => onChange({ ...records, kind: next, fields: {} })}
        problem={problem("kind")}
      />
      <div className={styles["two"]}>
        {kind?.fields.map((field) => (
          <SelectField
            key={field.name}
            label={field.required ? `${field.name}, required` : field.name}
            value={records.fields[field.name] ?? ""}
            options={[none, ...columns]}
            onChange={(column) => onChange({ ...records, fields: { ...records.fields, [field.name]: column } })}
            problem={problem("fields", field.name)}
          />
        ))}
      </div>
      {problem("fields") && <p className={styles["problem"]}>{problem("fields")}</p>}
      <ColumnChoice
        label="Attributes"
        one="attribute"
        chosen={records.attributes}
        columns={columns}
        problem={problem("attributes")}
        onChange={(attributes) => onChange({ ...records, attributes })}
      />
    </>
  );
}
