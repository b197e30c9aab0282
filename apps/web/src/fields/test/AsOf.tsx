import type { ReactElement } from "react";
import { Menu } from "../../ui/Menu.tsx";
import { Token } from "../Token.tsx";

type When = "event" | undefined;

interface AsOfProps {
  readonly value: When;
  readonly onChange: (asOf: When) => void;
}

const choices = [
  { id: "now", name: "now" },
  { id: "event", name: "at that time" },
] as const;

/** Whether a trait of whoever did something is read as it is now, or as it had been stated when it happened. */
export function AsOf({ value, onChange }: AsOfProps): ReactElement {
  const [now, then] = choices;
  const chosen = value === "event" ? then : now;
  return (
    <Menu
      label="As of"
      selected={chosen.id}
      onAction={(key) => onChange(key === then.id ? "event" : undefined)}
      trigger={<Token label="As of">{chosen.name}</Token>}
      groups={[{ items: choices }]}
    />
  );
}
