import { eventTitle } from "@throughline/model";
import type { ReactElement } from "react";
import { formatCompact } from "../../ui/format/number.ts";
import { Picker } from "../../ui/Picker.tsx";
import { Token } from "../Token.tsx";

interface EventChoice {
  readonly name: string;
  readonly count: number;
}

interface EventNameProps {
  readonly events: readonly EventChoice[];
  readonly value: string;
  readonly onChange: (event: string) => void;
  readonly label?: string;
  /** The dashed token that adds one more. */
  readonly add?: boolean;
}

/** Which event: ranked by volume, found by typing. `*` is any collected event. */
export function EventName({ events, value, onChange, label = "Event", add }: EventNameProps): ReactElement {
  const ranked = [...events].sort((a, b) => b.count - a.count);
  const items = [
    ...ranked.map(({ name, count }) => ({ id: name, name: eventTitle(name), note: formatCompact(count) })),
    { id: "*", name: anyEvent },
  ];
  return (
    <Picker
      label={label}
      items={items}
      selected={value}
      onPick={onChange}
      foot="Ranked by volume, all recorded time"
      trigger={
        <Token label={label} tone={add ? "add" : "field"}>
          {add ? "Series" : value === "*" ? anyEvent : eventTitle(value)}
        </Token>
      }
    />
  );
}

const anyEvent = "Any collected event";
