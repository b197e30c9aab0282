import { useState } from "react";
import { useZone } from "../../../app/workspace/workspace-context.ts";
import type { SegmentHistoryQuery } from "../../../gql/graphql.ts";
import { Button } from "../../../ui/Button.tsx";
import { CodeBlock } from "../../../ui/code/CodeBlock.tsx";
import { formatInstant } from "../../../ui/format/time.ts";
import { Tag } from "../../../ui/Tag.tsx";
import { ownerWords } from "../owner-words.ts";
import styles from "./SegmentHistory.module.css";

export type VersionView = NonNullable<NonNullable<SegmentHistoryQuery["workspace"]>["segment"]>["versions"][number];

interface VersionLineProps {
  readonly version: VersionView;
  readonly me: string | undefined;
  readonly current: boolean;
  readonly onRestore: () => void;
}

/** One version: when, by whom, why, and what it took away and added. */
export function VersionLine({ version: one, me, current, onRestore }: VersionLineProps) {
  const zone = useZone();
  const [open, setOpen] = useState(false);
  const { version, added } = one;
  // Before the first version there was nothing that it could have taken away.
  const removed = version === 1 ? [] : one.removed;
  return (
    <li className={styles["version"]}>
      <p className={styles["head"]}>
        <strong>Version {version}</strong>
        {current && <Tag tone="accent">current</Tag>}
        <span className={styles["when"]}>
          {formatInstant(one.savedAt, zone)}, {ownerWords(one.savedBy, me)}
        </span>
      </p>
      {one.note !== "" && <p>“{one.note}”</p>}
      <ul className={styles["diff"]}>
        {removed.map((words) => (
          <li key={words}>
            <del>{words}</del>
          </li>
        ))}
        {added.map((words) => (
          <li key={words}>
            <ins>{words}</ins>
          </li>
        ))}
      </ul>
      {removed.length + added.length === 0 && version > 1 && (
        <p className={styles["when"]}>It means the same as before.</p>
      )}
      <div className={styles["acts"]}>
        <Button
          look="link"
          aria-expanded={open}
          aria-label={`${open ? "Hide" : "Show"} definition of version ${version}`}
          onPress={() => setOpen(!open)}
        >
          {open ? "Hide definition" : "Show definition"}
        </Button>
        {!current && (
          <Button look="link" aria-label={`Make this the current one: version ${version}`} onPress={onRestore}>
            Make this the current one
          </Button>
        )}
      </div>
      {open && <CodeBlock text={JSON.stringify(one.definition, null, 2)} label={`Copy version ${version}`} />}
    </li>
  );
}
