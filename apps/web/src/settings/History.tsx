import { useState } from "react";
import { useZone } from "../app/workspace/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { formatInstant } from "../ui/format/time.ts";
import { Tag } from "../ui/Tag.tsx";
import { isRecord, same } from "./json.ts";
import styles from "./Settings.module.css";

export interface Version {
  readonly version: number;
  readonly value: unknown;
  readonly savedAt?: string | null;
  readonly savedBy?: string | null;
  readonly note: string;
}

interface HistoryProps {
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly onRestore: (version: Version) => void;
}

/** Every version with who, when and why; an older one can be looked at and brought back as a new version. */
export function History({ versions, onRestore }: HistoryProps) {
  const zone = useZone();
  const [open, setOpen] = useState<number | null>(null);
  if (versions.length === 0) return <p className={styles["quiet"]}>Never changed: the defaults count.</p>;
  return (
    <ol className={styles["history"]}>
      {versions.map((one, index) => (
        <li key={one.version}>
          <p>
            <strong>Version {one.version}</strong> {index === 0 && <Tag tone="accent">in force</Tag>}
          </p>
          <p className={styles["quiet"]}>
            {[one.savedAt && formatInstant(one.savedAt, zone), one.savedBy].filter(Boolean).join(", ")}
          </p>
          {one.note !== "" && <p>“{one.note}”</p>}
          <p className={styles["quiet"]}>{changeWords(versions[index + 1]?.value, one.value)}</p>
          <div className={styles["actions"]}>
            <Button
              look="link"
              aria-expanded={open === one.version}
              aria-label={`${open === one.version ? "Hide" : "Show"} version ${one.version}`}
              onPress={() => setOpen(open === one.version ? null : one.version)}
            >
              {open === one.version ? "Hide" : "Show"}
            </Button>
            {index > 0 && (
              <Button look="link" aria-label={`Restore version ${one.version}`} onPress={() => onRestore(one)}>
                Restore
              </Button>
            )}
          </div>
          {open === one.version && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            <pre tabIndex={0}>{JSON.stringify(one.value, null, 2)}</pre>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Which parts differ from the version before. */
function changeWords(before: unknown, now: unknown): string {
  if (!isRecord(now) || !isRecord(before)) return "";
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const differ = keys.filter((key) => !same(before[key], now[key]));
  return differ.length === 0 ? "Nothing changed" : `Changed: ${differ.join(", ")}`;
}
