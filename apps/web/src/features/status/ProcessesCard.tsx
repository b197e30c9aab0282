import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import type { StatusScreenQuery } from "../../gql/graphql.ts";
import { Card } from "../../ui/card/Card.tsx";
import { formatNumber } from "../../ui/format/number.ts";
import { formatInstant } from "../../ui/format/time.ts";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import type { Column } from "../../ui/table/column.ts";
import { Table } from "../../ui/table/Table.tsx";
import { StateTag } from "./StateTag.tsx";
import styles from "./StatusPage.module.css";

type Process = NonNullable<StatusScreenQuery["workspace"]>["status"]["processes"][number];

export function ProcessesCard({ processes }: { readonly processes: readonly Process[] }) {
  const { timeZone } = useWorkspace();
  const columns: Column<Process>[] = [
    {
      key: "name",
      header: "Process",
      narrow: "title",
      cell: (process) => <span className={styles["name"]}>{process.name}</span>,
    },
    { key: "since", header: "Since", width: "200px", cell: (process) => formatInstant(process.since, timeZone) },
    {
      key: "restarts",
      header: "Restarts",
      align: "end",
      width: "100px",
      cell: (process) => formatNumber(process.restarts),
    },
    {
      key: "state",
      header: "State",
      align: "end",
      width: "110px",
      cell: (process) => <StateTag state={process.state} />,
    },
  ];
  return (
    <Card title="Processes" caption="A process that ends unasked is started again">
      {processes.length === 0 ? (
        <EmptyState why="No supervisor is running: the processes were started by hand." />
      ) : (
        <Table label="Processes" columns={columns} rows={processes} rowKey={(process) => process.name} />
      )}
    </Card>
  );
}
