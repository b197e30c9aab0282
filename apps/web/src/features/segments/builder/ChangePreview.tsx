import { useQuery } from "@apollo/client/react";
import type { ReactElement } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { ChangedPeopleFragment } from "../../../gql/graphql.ts";
import { formatNumber, minus } from "../../../ui/format/number.ts";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { useBuilder } from "./builder-context.ts";
import { ChangeDocument, type SavedSegment } from "./builder-documents.ts";
import styles from "./SaveDialog.module.css";

/** Who would come in and who would go, some by name, what of the definition changes, and what uses it. */
export function ChangePreview({ saved }: { readonly saved: SavedSegment }): ReactElement {
  const workspace = useWorkspace();
  const { where, unit } = useBuilder();
  const { data, error } = useQuery(ChangeDocument, {
    variables: { workspace: workspace.id, id: saved.id, where, customers: unit === "customer" },
  });
  const change = data?.workspace?.segment?.change;
  if (error) return <p className={styles["words"]}>What it changes could not be counted. It can still be saved.</p>;
  if (!change) return <Skeleton label="Counting who comes and goes" rows={3} />;
  return (
    <>
      <div className={styles["change"]}>
        <Side title="Entering" sign="+" people={change.entering} />
        <Side title="Leaving" sign={minus} people={change.leaving} />
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
  readonly people: ChangedPeopleFragment | null | undefined;
}

function Side({ title, sign, people }: SideProps): ReactElement {
  const names = (people?.customers ?? people?.accounts)?.edges.map(({ node }) => node.name) ?? [];
  const size = people?.size ?? 0;
  return (
    <section>
      <h3>{title}</h3>
      <b>{size === 0 ? "0" : `${sign}${formatNumber(size)}`}</b>
      <p>
        {names.join(", ")}
        {size > names.length && names.length > 0 ? " and others" : ""}
      </p>
    </section>
  );
}
