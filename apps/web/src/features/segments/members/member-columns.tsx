import { Link } from "@tanstack/react-router";
import type { Unit } from "../../../gql/graphql.ts";
import { Avatar } from "../../../ui/avatar/Avatar.tsx";
import { Button } from "../../../ui/Button.tsx";
import { none } from "../../../ui/format/number.ts";
import { formatDate } from "../../../ui/format/time.ts";
import type { Column } from "../../../ui/table/column.ts";
import { NameCell } from "../../../ui/table/NameCell.tsx";
import { fieldTitle, traitValue } from "../../../values/trait-value.ts";
import type { MemberRow } from "./member-rows.ts";

interface MemberColumnsSettings {
  readonly workspaceId: string;
  readonly unit: Unit;
  /** The unit with a capital. */
  readonly noun: string;
  readonly zone: string;
  readonly fields: readonly string[];
  readonly onWhy: (id: string) => void;
}

export function memberColumns({
  workspaceId,
  unit,
  noun,
  zone,
  fields,
  onWhy,
}: MemberColumnsSettings): Column<MemberRow>[] {
  const to = unit === "account" ? "/w/$workspaceId/accounts/$id" : "/w/$workspaceId/people/$id";
  return [
    {
      key: "name",
      header: noun,
      narrow: "title",
      cell: (row) => (
        <NameCell mark={<Avatar name={row.name} of={unit === "account" ? "account" : "person"} />}>
          <Link to={to} params={{ workspaceId, id: row.id }}>
            {row.name}
          </Link>
        </NameCell>
      ),
    },
    ...fields.map((field) => ({
      key: `field ${field}`,
      header: fieldTitle(field),
      cell: (row: MemberRow) => traitValue(row.values.get(field), zone),
    })),
    ...(unit === "customer"
      ? [
          {
            key: "lastSeen",
            header: "Last seen",
            align: "end" as const,
            width: "108px",
            cell: (row: MemberRow) => (row.lastSeen ? formatDate(row.lastSeen, zone) : none),
          },
        ]
      : []),
    {
      key: "why",
      header: "Why in",
      quietHeader: true,
      align: "end",
      width: "56px",
      cell: (row) => (
        <Button look="link" aria-label={`Why is ${row.name} in`} onPress={() => onWhy(row.id)}>
          Why
        </Button>
      ),
    },
  ];
}
