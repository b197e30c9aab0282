import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatCount, formatDuration, formatNumber, none } from "../../../ui/format/number.ts";
import { formatInstant } from "../../../ui/format/time.ts";
import { Section } from "../../../ui/section/Section.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Tag } from "../../../ui/Tag.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { NameCell } from "../../../ui/table/NameCell.tsx";
import { Table } from "../../../ui/table/Table.tsx";
import { RemoveMapping } from "./RemoveMapping.tsx";
import styles from "./Sources.module.css";
import type { ConnectedRow, Sources } from "./source-documents.ts";

interface ConnectionsProps {
  readonly connections: Sources["connections"];
  readonly sources: readonly ConnectedRow[];
}

/** Databases that are read where they stand: which tables, how far, and how late. Nothing is written to them. */
export function Connections({ connections, sources }: ConnectionsProps) {
  const { id: workspaceId } = useWorkspace();
  const zone = useZone();
  const [removing, setRemoving] = useState<ConnectedRow | null>(null);
  return (
    <Section
      title="Connected databases"
      caption="Read where they stand; nothing is written to them"
      end={
        connections.length > 0 && (
          <Link to="/w/$workspaceId/data/sources/mapping" params={{ workspaceId }}>
            Map a table
          </Link>
        )
      }
    >
      <div className={styles["stack"]}>
        {connections.length === 0 ? (
          <EmptyState
            why={
              <>
                No database is connected. Start the product with <code>SOURCE_SHOP_URL=mysql://…</code> or{" "}
                <code>mongodb://…</code>, the address of a read-only account; its name then stands here.
              </>
            }
          />
        ) : (
          <ul className={styles["connections"]}>
            {connections.map((one) => (
              <li key={one.name}>
                <span className={styles["name"]}>{one.name}</span> <span className={styles["quiet"]}>{one.kind}</span>{" "}
                <Tag tone={one.state === "ok" ? "positive" : "negative"}>
                  {one.state === "ok" ? "answers" : "does not answer"}
                </Tag>
                {one.reason && <p className={styles["problem"]}>{one.reason}</p>}
              </li>
            ))}
          </ul>
        )}
        {sources.length > 0 ? (
          <Table
            label="Mapped tables"
            columns={columns(workspaceId, zone, setRemoving)}
            rows={sources}
            rowKey={(source) => source.id}
          />
        ) : (
          connections.length > 0 && <EmptyState why="None of their tables is mapped yet." />
        )}
        {sources
          .filter((source) => source.problem)
          .map((source) => (
            <p key={source.id} className={styles["problem"]}>
              {source.name}: {source.problem}
            </p>
          ))}
      </div>
      {removing && <RemoveMapping of={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

const tones = new Map([
  ["following", "positive"],
  ["problem", "negative"],
  ["removing", "warning"],
] as const);

function columns(workspaceId: string, zone: string, onRemove: (row: ConnectedRow) => void): Column<ConnectedRow>[] {
  const toneOf = (state: string) => [...tones].find(([name]) => name === state)?.[1] ?? "accent";
  return [
    {
      key: "name",
      header: "Table",
      narrow: "title",
      cell: (row) => (
        <NameCell>
          <Link
            to="/w/$workspaceId/data/sources/mapping"
            params={{ workspaceId }}
            search={{ v: 1, id: row.id }}
            title={row.sentence ?? undefined}
          >
            {row.name}
          </Link>
        </NameCell>
      ),
    },
    { key: "state", header: "State", width: "110px", cell: (row) => <Tag tone={toneOf(row.state)}>{row.state}</Tag> },
    {
      key: "lag",
      header: "Behind",
      align: "end",
      width: "90px",
      cell: (row) => (row.lagSeconds == null ? none : row.lagSeconds < 1 ? "0 s" : formatDuration(row.lagSeconds)),
    },
    { key: "rows", header: "Rows", align: "end", width: "100px", cell: (row) => formatNumber(row.rowsStored) },
    { key: "rejected", header: "Rejected", align: "end", width: "90px", cell: (row) => formatNumber(row.rejected) },
    {
      key: "sync",
      header: "Last read",
      align: "end",
      width: "170px",
      narrow: "wide",
      cell: (row) => (row.lastSyncAt ? formatInstant(row.lastSyncAt, zone) : none),
    },
    {
      key: "act",
      header: "Remove",
      quietHeader: true,
      align: "end",
      width: "90px",
      cell: (row) => (
        <Button
          look="link"
          aria-label={`Remove ${row.name}, ${formatCount(row.rowsStored, "row")}`}
          onPress={() => onRemove(row)}
        >
          Remove…
        </Button>
      ),
    },
  ];
}
