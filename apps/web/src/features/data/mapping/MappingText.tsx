import { useState } from "react";
import { same } from "../../../settings/json.ts";
import { TextField } from "../../../ui/field/TextField.tsx";
import styles from "./Mapping.module.css";

interface MappingTextProps {
  readonly json: Readonly<Record<string, unknown>>;
  readonly onChange: (json: unknown) => void;
}

/** The mapping as text, the same that a file holds. What is typed fills the form as soon as it is JSON. */
export function MappingText({ json, onChange }: MappingTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? json : parsed(typed);
  // The form moved on: its text takes the place of what was typed before.
  if (typed !== null && read !== undefined && !same(read, json)) setTyped(null);
  return (
    <section className={styles["text"]} aria-label="As text">
      <TextField
        label="As text"
        hint="The same as a file of the command line. The form follows what is typed."
        value={typed ?? JSON.stringify(json, null, 2)}
        onChange={(text) => {
          setTyped(text);
          const given = parsed(text);
          if (given !== undefined) onChange(given);
        }}
        problem={read === undefined ? "This is not JSON yet. The form keeps the last that was." : undefined}
        maxLength={100_000}
        rows={28}
        code
      />
    </section>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
