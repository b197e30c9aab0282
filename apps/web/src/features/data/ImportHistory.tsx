import { useState } from "react";
import { useZone } from "../../app/workspace/workspace-context.ts";
import type { ImportScreenQuery } from "../../gql/graphql.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/card/Card.tsx";
import { formatCount, formatNumber } from "../../ui/format/number.ts";
import { formatInstant } from "../../ui/format/time.ts";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { Tag } from "../../ui/Tag.tsx";
import type { Column } from "../../ui/table/column.ts";
import { Table } from "../../ui/table/Table.tsx";
import { nounTitle } from "../../values/nouns.ts";
import styles from "./ImportPage.module.css";
import { isUnderWay, linesPerSecond } from "./import-progress.ts";
import { JobRejects } from "./JobRejects.tsx";

type Job = NonNullable<ImportScreenQuery["workspace"]>["imports"][number];

/** Every import of this workspace, the newest first; one under way shows its figures as they grow. */
export function ImportHistory({ jobs }: { readonly jobs: readonly Job[] }) {
  const zone = useZone();
  const [open, setOpen] = useState<string | null>(null);
  const opened = jobs.find((job) => job.id === open);
  const running = jobs.filter((job) => isUnderWay(job.state));
  return (
    <Card
      title="Imports"
      caption={running.length > 0 ? `${formatCount(running.length, "import")} under way` : undefined}
    >
      {jobs.length === 0 ? (
        <EmptyState why="Nothing has been imported into this workspace yet." />
      ) : (
        <Table
          label="Imports"
          columns={jobColumns(zone, open, setOpen)}
          rows={jobs}
          rowKey={(job) => job.id}
          current={open ?? undefined}
        />
      )}
      {opened && <JobRejects jobId={opened.id} fileName={opened.fileName} total={opened.rejected} />}
      <p className={styles["status"]} role="status">
        {running.map(runningWords).join(" ")}
      </p>
    </Card>
  );
}

/** What became of the rows so far; the four add up to it. */
const rowsOf = (job: Job): number => job.inserted + job.updated + job.unchanged + job.rejected;

function jobColumns(zone: string, open: string | null, setOpen: (id: string | null) => void): Column<Job>[] {
  const number = (key: "inserted" | "updated" | "unchanged", header: string): Column<Job> => ({
    key,
    header,
    align: "end",
    width: "84px",
    cell: (job) => formatNumber(job[key]),
  });
  return [
    {
      key: "file",
      header: "File",
      narrow: "title",
      cell: (job) => (
        <span title={job.message ?? job.fileName}>
          <span className={styles["strong"]}>{job.fileName}</span>
        </span>
      ),
    },
    { key: "kind", header: "Kind", width: "108px", cell: (job) => nounTitle(job.kind.replaceAll("-", " ")) },
    { key: "state", header: "State", width: "92px", cell: (job) => <StateTag job={job} /> },
    {
      key: "started",
      header: "Started",
      width: "150px",
      narrow: "wide",
      cell: (job) => formatInstant(job.startedAt, zone),
    },
    { key: "rows", header: "Rows", align: "end", width: "80px", cell: (job) => formatNumber(rowsOf(job)) },
    number("inserted", "New"),
    number("updated", "Updated"),
    number("unchanged", "Unchanged"),
    {
      key: "rejected",
      header: "Rejected",
      align: "end",
      width: "80px",
      cell: (job) =>
        job.rejected === 0 ? (
          "0"
        ) : (
          <Button
            look="link"
            aria-expanded={open === job.id}
            aria-label={`${formatCount(job.rejected, "rejected row")} of ${job.fileName}`}
            onPress={() => setOpen(open === job.id ? null : job.id)}
          >
            {formatNumber(job.rejected)}
          </Button>
        ),
    },
  ];
}

/** "orders.csv: 64,000 lines read, 17,339 a second, 2 rejected." */
function runningWords(job: Job): string {
  const rate = linesPerSecond(job);
  const speed = rate === null ? "" : `, ${formatNumber(rate)} a second`;
  const bad = job.rejected === 0 ? "" : `, ${formatNumber(job.rejected)} rejected`;
  return `${job.fileName}: ${formatCount(job.linesDone, "line")} read${speed}${bad}.`;
}

function StateTag({ job }: { readonly job: Job }) {
  const tone =
    job.state === "failed"
      ? "negative"
      : job.state === "interrupted"
        ? "warning"
        : isUnderWay(job.state)
          ? "accent"
          : "neutral";
  return <Tag tone={tone}>{job.state}</Tag>;
}
