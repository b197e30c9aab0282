import { useState } from "react";
import { Button } from "../Button.tsx";
import { errorId } from "./error-id.ts";
import { errorWords } from "./error-words.ts";
import styles from "./States.module.css";

interface ErrorStateProps {
  /** What failed, as a sentence. */
  readonly what: string;
  /** What is safe. */
  readonly kept: string;
  readonly error?: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** A failed part of a page: what failed, what is kept, Retry, and the id to quote. */
export function ErrorState({ what, kept, error, onRetry }: ErrorStateProps) {
  const id = errorId(error);
  const words = errorWords(error);
  return (
    <div className={styles["error"]} role="alert">
      <p>
        <span className={styles["what"]}>{what}</span> {kept}
      </p>
      {words && <p>{words}</p>}
      {onRetry && <Button onPress={onRetry}>Retry</Button>}
      {id && <CopyableId id={id} />}
    </div>
  );
}

function CopyableId({ id }: { readonly id: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles["id"]}>
      Error {id}
      <Button
        look="link"
        aria-label={`Copy error id ${id}`}
        onPress={() => {
          navigator.clipboard?.writeText(id).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {copied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
