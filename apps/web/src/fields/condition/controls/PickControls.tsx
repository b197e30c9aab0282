import { eventTitle } from "@throughline/model";
import type { ReactElement } from "react";
import { formatCompact, formatShare } from "../../../ui/format/number.ts";
import { Picker } from "../../../ui/Picker.tsx";
import { fieldTitle, isNumeric } from "../../field-choice.ts";
import { Token } from "../../Token.tsx";
import { eventOf, fieldsOf, listsOf, propertiesOf, segmentsOf } from "../choices.ts";
import type { ControlProps } from "./control-props.ts";

interface PickItem {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

interface PickProps extends Pick<ControlProps, "value" | "onChange" | "startOpen" | "wrong"> {
  readonly label: string;
  readonly items: readonly PickItem[];
  readonly words: string;
  readonly foot?: string;
  readonly empty?: string | undefined;
  readonly onSearch?: (text: string) => void;
  readonly tone?: "field" | "value";
}

/** One name out of many, found by typing. */
function Pick({
  label,
  items,
  value,
  words,
  foot,
  empty,
  onSearch,
  tone = "value",
  wrong,
  startOpen,
  onChange,
}: PickProps): ReactElement {
  return (
    <Picker
      label={label}
      items={items}
      selected={typeof value === "string" ? value : undefined}
      onPick={(id) => onChange(id)}
      {...(foot !== undefined && { foot })}
      empty={empty}
      {...(onSearch && { onSearch })}
      startOpen={startOpen}
      trigger={
        <Token label={label} tone={wrong ? "wrong" : tone}>
          {words}
        </Token>
      }
    />
  );
}

const textOf = (value: unknown, otherwise: string): string =>
  typeof value === "string" && value !== "" ? value : otherwise;

/** Events by volume; `*` is any collected event. */
export function EventControl({ choices, value, ...rest }: ControlProps): ReactElement {
  const ranked = choices.events.toSorted((a, b) => b.count - a.count);
  const items = [
    ...ranked.map(({ name, count }) => ({ id: name, name: eventTitle(name), note: formatCompact(count) })),
    { id: "*", name: "anything" },
  ];
  const words = value === "*" ? "anything" : eventTitle(textOf(value, "an event"));
  return <Pick {...rest} value={value} label="Event" items={items} words={words} foot="Ranked by volume" />;
}

function FieldPick({ of, ...props }: ControlProps & { readonly of: "trait" | "account" }): ReactElement {
  const items = fieldsOf(props.choices, of).map(({ name, fill }) => ({
    id: name,
    name: fieldTitle(name),
    note: formatShare(fill, 0),
  }));
  const words = fieldTitle(textOf(props.value, "a field"));
  return (
    <Pick {...props} tone="field" label="Field" items={items} words={words} foot="Share of rows where it is filled" />
  );
}

export const TraitControl = (props: ControlProps): ReactElement => <FieldPick {...props} of="trait" />;
export const AccountFieldControl = (props: ControlProps): ReactElement => <FieldPick {...props} of="account" />;

/** A property of the condition's event or records, numbers first: it is measured. */
export function PropertyControl(props: ControlProps): ReactElement {
  const found = propertiesOf(props.choices, eventOf(props.leaf.body));
  const sorted = [...found.filter(({ type }) => isNumeric(type)), ...found.filter(({ type }) => !isNumeric(type))];
  const items = sorted.map(({ name, type }) => ({ id: name, name: fieldTitle(name), note: type }));
  const words = fieldTitle(textOf(props.value, "a property"));
  return <Pick {...props} tone="field" label="Property" items={items} words={words} />;
}

export function SegmentControl({ choices, unit, value, ...rest }: ControlProps): ReactElement {
  const items = segmentsOf(choices, unit);
  const words = choices.saved.segments.get(String(value))?.name ?? textOf(value, "a segment");
  const more = { onSearch: choices.onSegmentSearch, empty: choices.noSegment };
  return <Pick {...rest} {...more} value={value} label="Segment" items={items} words={words} />;
}

export function ListControl({ choices, unit, value, ...rest }: ControlProps): ReactElement {
  const items = listsOf(choices, unit);
  const words = choices.saved.lists.get(String(value))?.name ?? textOf(value, "an uploaded list");
  const more = { onSearch: choices.onSegmentSearch };
  return <Pick {...rest} {...more} value={value} label="List" items={items} words={words} />;
}
