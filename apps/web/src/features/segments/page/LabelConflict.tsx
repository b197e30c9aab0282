import { Button } from "../../../ui/Button.tsx";
import styles from "../SegmentForm.module.css";
import type { Label } from "./use-label.ts";

interface LabelConflictProps {
  readonly theirs: Label;
  /** What both changed; the form holds what I wrote. */
  readonly clashes: readonly (keyof Label)[];
  readonly onTake: (field: keyof Label) => void;
}

const titles: Readonly<Record<keyof Label, string>> = { name: "Name", description: "What it is for", tags: "Tags" };

/** Somebody saved while the form was open: theirs beside mine, to take over or to save over knowingly. */
export function LabelConflict({ theirs, clashes, onTake }: LabelConflictProps) {
  return (
    <div role="alert" className={styles["conflict"]}>
      <p>
        <strong>Somebody else saved this meanwhile; yours is not saved yet.</strong>{" "}
        {clashes.length === 0
          ? "You changed different things: the form holds both. Save again to keep them."
          : "The form holds what you wrote. Saving again replaces theirs:"}
      </p>
      {clashes.length > 0 && (
        <ul>
          {clashes.map((field) => (
            <li key={field}>
              <span>
                {titles[field]}: <b>{wordsOf(theirs[field])}</b>
              </span>
              <Button look="link" aria-label={`Take theirs: ${titles[field]}`} onPress={() => onTake(field)}>
                Take theirs
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const wordsOf = (value: string | readonly string[]): string =>
  (typeof value === "string" ? value : value.join(", ")) || "nothing";
