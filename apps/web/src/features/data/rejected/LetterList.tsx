import { useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { useZone } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { CodeBlock } from "../../../ui/code/CodeBlock.tsx";
import { formatBytes } from "../../../ui/format/number.ts";
import { formatAgo, formatInstant } from "../../../ui/format/time.ts";
import { Icon } from "../../../ui/Icon.tsx";
import styles from "./Letters.module.css";
import { RejectedAct } from "./RejectedAct.tsx";
import type { DeadLetters } from "./rejected-documents.ts";

type Letter = DeadLetters["letters"][number];

interface LetterListProps {
  readonly letters: readonly Letter[];
  readonly open: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  readonly onDone: () => void;
}

/** Rejected messages, newest first; one opens to what it was when it came. */
export function LetterList({ letters, open, onOpen, onDone }: LetterListProps) {
  return (
    <ul className={styles["letters"]} aria-label="Rejected messages">
      {letters.map((letter) => (
        <LetterLine
          key={letter.id}
          letter={letter}
          open={open === letter.id}
          onOpen={(next) => onOpen(next ? letter.id : undefined)}
          onDone={onDone}
        />
      ))}
    </ul>
  );
}

interface LetterLineProps {
  readonly letter: Letter;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onDone: () => void;
}

function LetterLine({ letter, open, onOpen, onDone }: LetterLineProps) {
  const zone = useZone();
  const [ask, setAsk] = useState<"replay" | "discard" | null>(null);
  return (
    <li data-open={open || undefined}>
      <AriaButton className={styles["rest"] ?? ""} aria-expanded={open} onPress={() => onOpen(!open)}>
        <Icon name={open ? "chevronDown" : "chevronRight"} size={12} />
        <span className={styles["reason"]}>{letter.label}</span>
        <span className={styles["message"]}>{letter.message}</span>
        <span className={styles["source"]}>{letter.source}</span>
        <time dateTime={letter.receivedAt} title={formatInstant(letter.receivedAt, zone)}>
          {formatAgo(letter.receivedAt, new Date())}
        </time>
      </AriaButton>
      {open && (
        <div className={styles["inside"]}>
          <p className={styles["whole"]}>{letter.message}</p>
          <p>
            Received {formatInstant(letter.receivedAt, zone)} from {letter.source}, {formatBytes(letter.bytes)}
          </p>
          <CodeBlock text={letter.raw} label="Copy the message" />
          <div className={styles["actions"]}>
            <Button onPress={() => setAsk("replay")}>Replay…</Button>
            <Button look="danger" onPress={() => setAsk("discard")}>
              Discard…
            </Button>
          </div>
        </div>
      )}
      {ask && (
        <RejectedAct
          act={ask}
          what="this message"
          which={{ ids: [letter.id] }}
          onDone={onDone}
          onClose={() => setAsk(null)}
        />
      )}
    </li>
  );
}
