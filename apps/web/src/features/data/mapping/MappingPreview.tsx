import { useLazyQuery, useQuery } from "@apollo/client/react";
import { useDeferredValue } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { ErrorState } from "../../../ui/states/ErrorState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { Table } from "../../../ui/table/Table.tsx";
import { DryRun } from "./DryRun.tsx";
import styles from "./Mapping.module.css";
import { MappingDryRunDocument, MappingPreviewDocument } from "./mapping-documents.ts";

interface Row {
  readonly key: string;
  readonly becomes?: unknown;
  readonly problem?: string | null;
}

const columns: Column<Row>[] = [
  { key: "key", header: "Row", width: "160px", narrow: "title", cell: (row) => <code>{row.key}</code> },
  {
    key: "becomes",
    header: "Becomes",
    narrow: "wide",
    cell: (row) =>
      row.problem ? (
        <span className={styles["problem"]}>{row.problem}</span>
      ) : (
        <code title={JSON.stringify(row.becomes, null, 2)}>{JSON.stringify(row.becomes)}</code>
      ),
  },
];

interface MappingPreviewProps {
  readonly json: Readonly<Record<string, unknown>>;
  /** The mapping has no problem of its own; the database may still find one. */
  readonly ready: boolean;
}

/** The first rows as they would become, and a run that only counts. Nothing is written. */
export function MappingPreview({ json, ready }: MappingPreviewProps) {
  const workspace = useWorkspace();
  const mapping = useDeferredValue(json);
  const query = useQuery(MappingPreviewDocument, {
    variables: { workspace: workspace.id, mapping },
    skip: !ready,
    fetchPolicy: "network-only",
  });
  const [run, dry] = useLazyQuery(MappingDryRunDocument, { fetchPolicy: "network-only" });
  const preview = (query.data ?? query.previousData)?.workspace?.previewMapping;
  return (
    <section className={styles["section"]} aria-label="Preview">
      <div className={styles["head"]}>
        <h2>First rows</h2>
        <Button
          isDisabled={!ready || dry.loading}
          onPress={() => void run({ variables: { workspace: workspace.id, mapping: json } })}
        >
          {dry.loading ? "Counting…" : "Dry run"}
        </Button>
      </div>
      {!ready ? (
        <EmptyState why="Choose what is missing above; the first rows then show here." />
      ) : (
        <Loaded
          data={preview}
          loading={query.loading}
          error={query.error}
          onRetry={() => void query.refetch()}
          failed="The first rows could not be read."
          skeleton={<Skeleton label="Reading the first rows" rows={5} rowHeight={32} />}
        >
          {(shown) => (
            <>
              {shown.sentence && <p className={styles["quiet"]}>{shown.sentence}</p>}
              {shown.problems.map((problem) => (
                <p key={problem.message} className={styles["problem"]}>
                  {[problem.path.join(" › "), problem.message].filter(Boolean).join(": ")}
                </p>
              ))}
              {shown.rows.length > 0 ? (
                <Table compact label="First rows" columns={columns} rows={shown.rows} rowKey={(row) => row.key} />
              ) : (
                shown.problems.length === 0 && <EmptyState why="The table has no rows." />
              )}
            </>
          )}
        </Loaded>
      )}
      {dry.error && <ErrorState what="The dry run did not finish." kept="Nothing was written." error={dry.error} />}
      {dry.data?.workspace && <DryRun result={dry.data.workspace.dryRunMapping} />}
    </section>
  );
}
