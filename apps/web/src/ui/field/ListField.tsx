import { useRef, useState } from "react";
import { Button } from "../Button.tsx";
import { Chip } from "../Chip.tsx";
import styles from "./Field.module.css";
import { TextField } from "./TextField.tsx";

interface ListFieldProps {
  /** What one entry is called: "Domain". */
  readonly one: string;
  readonly items: readonly string[];
  readonly onChange: (items: readonly string[]) => void;
  readonly hint?: string;
  readonly problem?: string | undefined;
}

/** A list of short texts as chips; a pasted list becomes one chip each. */
export function ListField({ one, items, onChange, hint, problem }: ListFieldProps) {
  const [text, setText] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const add = () => {
    const given = text.split(/[\s,;]+/).filter((part) => part !== "" && !items.includes(part));
    if (given.length > 0) onChange([...items, ...new Set(given)]);
    setText("");
  };
  return (
    <div ref={list} className={styles["list"]}>
      {items.length > 0 && (
        <div className={styles["chips"]}>
          {items.map((item) => (
            <Chip
              key={item}
              removeLabel={`Remove: ${item}`}
              onRemove={() => {
                onChange(items.filter((other) => other !== item));
                list.current?.querySelector("input")?.focus();
              }}
            >
              {item}
            </Chip>
          ))}
        </div>
      )}
      <form
        className={styles["add"]}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField label={one} value={text} onChange={setText} hint={hint} problem={problem} maxLength={2000} />
        <Button type="submit" large isDisabled={text.trim() === ""}>
          Add
        </Button>
      </form>
    </div>
  );
}
