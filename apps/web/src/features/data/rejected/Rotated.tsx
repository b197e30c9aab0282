import { useZone } from "../../../app/workspace/workspace-context.ts";
import { formatCount } from "../../../ui/format/number.ts";
import { formatInstant } from "../../../ui/format/time.ts";
import styles from "./Letters.module.css";
import type { DeadLetters } from "./rejected-documents.ts";

/** How many of the oldest are gone for good; nothing where none is. */
export function Rotated({ letters, lastAt }: DeadLetters["rotated"]) {
  const zone = useZone();
  if (letters === 0 || lastAt === null) return null;
  return (
    <p className={styles["rotated"]}>
      Rotated {formatCount(letters, "message")}: more were rejected than are kept, so the oldest were let go, last on{" "}
      {formatInstant(lastAt, zone)}.
    </p>
  );
}
