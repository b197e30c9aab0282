import { useQuery } from "@apollo/client/react";
import type { ReactElement } from "react";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import { factOf } from "../../../explain/line-words.ts";
import type { ChangedFragment } from "../../../gql/graphql.ts";
import { formatNumber, minus } from "../../../ui/format/number.ts";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { useBuilder } from "./builder-context.ts";
import { ChangeDocument, type SavedSegment } from "./builder-documents.ts";
import styles from "./SaveDialog.module.css";

/** Who would come in and who would go, some by name and with the reason, what of the definition changes, and what uses it. */
export function ChangePreview({ saved }: { readonly saved: SavedSegment }): ReactElement {
  const workspace = useWorkspace();
  const { where } = useBuilder();
  const { data, error } = useQuery(ChangeDocument, {
    variables: { workspace: workspace.id, id: saved.id, where },
  });
  const change = data?.workspace?.segment?.change;
  if (error) return <p className={styles["words"]}>What it changes could not be counted. It can still be saved.</p>;
  if (!change) return <Skeleton label="Counting who comes and goes" rows={3} />;
  return (
    <>
      <div className={styles["change"]}>
        <Side title="Entering" sign="+" size={change.entering?.size} some={change.enteringSample} />
        <Side title="Leaving" sign={minus} size={change.leaving?.size} some={change.leavingSample} />
      </div>
      {change.added.length + change.removed.length > 0 && (
        <ul className={styles["words"]}>
          {change.added.map((words) => (
            <li key={`+${words}`}>Added: {words}</li>
          ))}
          {change.removed.map((words) => (
            <li key={`-${words}`}>Removed: {words}</li>
          ))}
        </ul>
      )}
      {saved.usedBy.length > 0 && (
        <p className={styles["words"]}>
          It also changes {saved.usedBy.map(({ name }) => `“${name}”`).join(", ")}. A copy leaves them as they are.
        </p>
      )}
    </>
  );
}

interface SideProps {
  readonly title: string;
  readonly sign: string;
  readonly size: number | undefined;
  readonly some: readonly ChangedFragment[];
}

function Side({ title, sign, size = 0, some }: SideProps): ReactElement {
  const zone = useZone();
  return (
    <section>
      <h3>{title}</h3>
      <b>{size === 0 ? "0" : `${sign}${formatNumber(size)}`}</b>
      <ul className={styles["people"]}>
        {some.map(({ customer, account, because }) => {
          const one = customer ?? account;
          return (
            <li key={one?.id}>
              {one?.name}
              <p>{because ? because.map((line) => factOf(line, zone)).join("; ") : "Too much happened to say why."}</p>
            </li>
          );
        })}
      </ul>
      {size > some.length && some.length > 0 && <p>and {formatNumber(size - some.length)} more</p>}
    </section>
  );
}
