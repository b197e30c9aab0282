import { Link } from "@tanstack/react-router";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import { formatNumber } from "../../../ui/format/number.ts";
import { formatInstant } from "../../../ui/format/time.ts";
import { Section } from "../../../ui/section/Section.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { Table } from "../../../ui/table/Table.tsx";
import { nounTitle } from "../../../values/nouns.ts";
import styles from "./Sources.module.css";
import type { Sources } from "./source-documents.ts";

type Job = Sources["imports"][number];
const MOST = 5;

/** The newest imports; all of them, with their rejected rows, stand on the import page. */
export function LastImports({ jobs }: { readonly jobs: readonly Job[] }) {
  const { id: workspaceId } = useWorkspace();
  const zone = useZone();
  return (
    <Section
      title="Files"
      caption="The same file twice changes nothing"
      end={
        <Link to="/w/$workspaceId/data/import" params={{ workspaceId }}>
          {jobs.length > MOST ? `All ${formatNumber(jobs.length)} imports` : "Import a file"}
        </Link>
      }
    >
      {jobs.length === 0 ? (
        <EmptyState why="No file was imported into this workspace yet." />
      ) : (
        <Table label="Newest imports" columns={columns(zone)} rows={jobs.slice(0, MOST)} rowKey={(job) => job.id} />
      )}
    </Section>
  );
}

function columns(zone: string): Column<Job>[] {
  return [
    {
      key: "file",
      header: "File",
      narrow: "title",
      cell: (job) => <span className={styles["name"]}>{job.fileName}</span>,
    },
    { key: "kind", header: "Kind", width: "140px", cell: (job) => nounTitle(job.kind.replaceAll("-", " ")) },
    { key: "at", header: "Started", width: "180px", narrow: "wide", cell: (job) => formatInstant(job.startedAt, zone) },
    {
      key: "new",
      header: "New rows",
      align: "end",
      width: "110px",
      cell: (job) => formatNumber(job.inserted + job.updated),
    },
    { key: "rejected", header: "Rejected", align: "end", width: "100px", cell: (job) => formatNumber(job.rejected) },
  ];
}
