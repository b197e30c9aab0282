import { Link } from "@tanstack/react-router";
import type { SegmentPartsFragment, SegmentSizesQuery } from "../../gql/graphql.ts";
import { formatNumber, none } from "../../ui/format/number.ts";
import { formatDate } from "../../ui/format/time.ts";
import { Tag } from "../../ui/Tag.tsx";
import type { Column } from "../../ui/table/column.ts";
import { NameCell } from "../../ui/table/NameCell.tsx";
import { nounTitle, plural } from "../../values/nouns.ts";
import { ownerWords } from "./owner-words.ts";
import styles from "./SegmentsPage.module.css";

export type SegmentSize = NonNullable<SegmentSizesQuery["workspace"]>["segments"]["edges"][number]["node"];

interface SegmentColumnsSettings {
  readonly workspaceId: string;
  readonly zone: string;
  readonly nouns: { readonly customer: string; readonly account: string };
  /** Segments of both units are listed; of one alone the sentence says it. */
  readonly units: boolean;
  readonly me: string | undefined;
  /** By id; a segment that is not in it is still being counted. */
  readonly sizes: ReadonlyMap<string, SegmentSize>;
}

export function segmentColumns(settings: SegmentColumnsSettings): Column<SegmentPartsFragment>[] {
  const { workspaceId, zone, nouns, units, me, sizes } = settings;
  return [
    {
      key: "name",
      header: "Segment",
      narrow: "title",
      width: "25%",
      cell: (row) => (
        <NameCell>
          <Link to="/w/$workspaceId/segments/$id" params={{ workspaceId, id: row.id }}>
            {row.name}
          </Link>{" "}
          {(sizes.get(row.id)?.problems.length ?? 0) > 0 && <Tag tone="warning">fields missing</Tag>}
        </NameCell>
      ),
    },
    {
      key: "sentence",
      header: "Who is in",
      narrow: "wide",
      cell: (row) => (
        <span className={styles["sentence"]} title={row.population.sentence}>
          {row.population.sentence}
        </span>
      ),
    },
    {
      key: "size",
      header: "Size",
      align: "end",
      width: "76px",
      cell: (row) => <strong>{sizeWords(sizes.get(row.id))}</strong>,
    },
    ...(units
      ? [
          {
            key: "unit",
            header: "Of",
            width: "104px",
            narrow: "hide" as const,
            cell: (row: SegmentPartsFragment) => nounTitle(plural(nouns[row.unit])),
          },
        ]
      : []),
    {
      key: "usedBy",
      header: "Used by",
      align: "end",
      width: "76px",
      narrow: "hide",
      cell: (row) => (
        <span title={row.usedBy.map(({ name }) => name).join(", ")}>
          {row.usedBy.length === 0 ? none : formatNumber(row.usedBy.length)}
        </span>
      ),
    },
    { key: "owner", header: "Owner", width: "76px", narrow: "hide", cell: (row) => ownerWords(row.ownerId, me) },
    {
      key: "updatedAt",
      header: "Changed",
      align: "end",
      width: "108px",
      cell: (row) => formatDate(row.updatedAt, zone),
    },
  ];
}

const sizeWords = (found: SegmentSize | undefined): string => (found ? formatNumber(found.population.size) : "…");
