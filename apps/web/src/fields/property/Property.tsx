import type { ReactElement } from "react";
import { formatShare } from "../../ui/format/number.ts";
import { Picker } from "../../ui/Picker.tsx";
import { type FieldChoice, fieldTitle, titleOf } from "../field-choice.ts";
import { Token } from "../Token.tsx";

export interface PropertyGroup {
  /** Written before the field's name and kept apart in the id: "property", "trait", "account", "session", "segment". */
  readonly of: "property" | "trait" | "account" | "session" | "segment";
  readonly title: string;
  readonly fields: readonly FieldChoice[];
}

export interface PropertyPick {
  readonly of: PropertyGroup["of"];
  readonly name: string;
}

interface PropertyProps {
  readonly groups: readonly PropertyGroup[];
  readonly value: PropertyPick | null;
  readonly onChange: (pick: PropertyPick | null) => void;
  readonly label: string;
  /** The words for "no field", which then is a choice of its own. */
  readonly none?: string;
  readonly add?: string;
  readonly onSearch?: (text: string) => void;
}

const noneId = "none";

/** Which field: the event's properties first, then what is known of the unit and of its account, each by how full it is. */
export function Property({ groups, value, onChange, label, none, add, onSearch }: PropertyProps): ReactElement {
  const items = groups.flatMap(({ of, title, fields }) =>
    [...fields]
      .sort((a, b) => b.fill - a.fill || titleOf(a).localeCompare(titleOf(b)))
      .map((field) => ({
        id: `${of}:${field.name}`,
        name: titleOf(field),
        note: field.rows > 0 ? `${title}, ${formatShare(field.fill, 0)}` : title,
      })),
  );
  const pick = (id: string): void => {
    const at = id.indexOf(":");
    const of = groups.find((group) => group.of === id.slice(0, at))?.of;
    onChange(of === undefined ? null : { of, name: id.slice(at + 1) });
  };
  const chosen = value && groups.find(({ of }) => of === value.of)?.fields.find(({ name }) => name === value.name);
  const words = value === null ? (add ?? none ?? label) : chosen ? titleOf(chosen) : unknownWords(value);
  return (
    <Picker
      label={label}
      items={none === undefined ? items : [{ id: noneId, name: none }, ...items]}
      selected={value === null ? noneId : `${value.of}:${value.name}`}
      onPick={pick}
      {...(onSearch && { onSearch })}
      foot="Share of rows where it is filled"
      empty="No field has this name. Change the text."
      trigger={
        <Token label={label} tone={value === null && add !== undefined ? "add" : "field"}>
          {words}
        </Token>
      }
    />
  );
}

/** A field that is in no group any more; the id of a segment is no word. */
const unknownWords = ({ of, name }: PropertyPick): string => (of === "segment" ? "a segment" : fieldTitle(name));
