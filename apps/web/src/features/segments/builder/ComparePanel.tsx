import { useQuery } from "@apollo/client/react";
import type { ReactElement } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { CompareDraftQuery } from "../../../gql/graphql.ts";
import { Drawer } from "../../../ui/Drawer.tsx";
import { formatNumber } from "../../../ui/format/number.ts";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { differenceTitle, sideWords } from "../compare/difference-words.ts";
import { useBuilder } from "./builder-context.ts";
import { CompareDraftDocument } from "./builder-documents.ts";
import styles from "./LivePanel.module.css";

interface ComparePanelProps {
  readonly other: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

type Comparison = NonNullable<NonNullable<CompareDraftQuery["workspace"]>["compare"]["comparison"]>;

/** The draft beside a saved segment: who is in both, and what differs most. */
export function ComparePanel({ other, onClose }: ComparePanelProps): ReactElement {
  const workspace = useWorkspace();
  const { where, unit } = useBuilder();
  const query = useQuery(CompareDraftDocument, {
    variables: { workspace: workspace.id, unit, a: where, b: { segment: other.id } },
  });
  return (
    <Drawer caption="This draft compared with" title={other.name} onClose={onClose}>
      <Loaded
        data={query.data?.workspace?.compare}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="They could not be compared."
        skeleton={<Skeleton label="Comparing" rows={6} />}
      >
        {({ comparison, problems }) =>
          comparison ? (
            <Differences comparison={comparison} />
          ) : (
            <EmptyState why={problems.map(({ message }) => message).join(" ")} />
          )
        }
      </Loaded>
    </Drawer>
  );
}

function Differences({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const { a, b, both, onlyA, onlyB, differences } = comparison;
  return (
    <>
      <dl className={styles["sizes"]}>
        {(
          [
            ["This draft", a.size],
            ["The other", b.size],
            ["In both", both.size],
            ["Only this draft", onlyA.size],
            ["Only the other", onlyB.size],
          ] as const
        ).map(([name, size]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(size)}</dd>
          </div>
        ))}
      </dl>
      <h3 className={styles["differ"]}>Differ most in</h3>
      {differences.length === 0 && <p className={styles["note"]}>Nothing differs: they have and do the same.</p>}
      <ul className={styles["rows"]}>
        {differences.map((difference) => (
          <li key={`${difference.kind} ${difference.name} ${difference.value ?? ""}`}>
            <span className={styles["name"]}>{differenceTitle(difference)}</span>
            <span>
              {sideWords(difference, 0).figure} against {sideWords(difference, 1).figure}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
