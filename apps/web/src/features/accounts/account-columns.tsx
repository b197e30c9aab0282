import { Link } from "@tanstack/react-router";
import type { AccountsQuery } from "../../gql/graphql.ts";
import { Avatar } from "../../ui/avatar/Avatar.tsx";
import { formatMoney, formatNumber, none } from "../../ui/format/number.ts";
import { formatDate } from "../../ui/format/time.ts";
import type { Column } from "../../ui/table/column.ts";
import { NameCell } from "../../ui/table/NameCell.tsx";

export type AccountRow = NonNullable<AccountsQuery["workspace"]>["accounts"]["edges"][number]["node"];

interface AccountColumnsSettings {
  readonly workspaceId: string;
  readonly zone: string;
  readonly currency: string;
  readonly noun: string;
  /** Columns that nobody in this workspace fills are left out. */
  readonly owners: boolean;
  readonly people: boolean;
}

const peopleColumn: Column<AccountRow> = {
  key: "people",
  header: "People",
  align: "end",
  width: "92px",
  sort: { by: "people", direction: "descending" },
  cell: (row) => formatNumber(row.metrics.people),
};

export function accountColumns(settings: AccountColumnsSettings): Column<AccountRow>[] {
  const { workspaceId, zone, currency, noun, owners, people } = settings;
  return [
    {
      key: "name",
      header: noun,
      narrow: "title",
      sort: { by: "name", direction: "ascending" },
      cell: (row) => (
        <NameCell mark={<Avatar name={row.name} of="account" />}>
          <Link to="/w/$workspaceId/accounts/$id" params={{ workspaceId, id: row.id }}>
            {row.name}
          </Link>
        </NameCell>
      ),
    },
    { key: "territory", header: "Territory", cell: (row) => row.territory ?? none },
    ...(owners ? [{ key: "owner", header: "Owner", cell: (row: AccountRow) => row.owner?.name ?? none }] : []),
    ...(people ? [peopleColumn] : []),
    {
      key: "orders",
      header: "Orders",
      align: "end",
      width: "88px",
      cell: (row) => formatNumber(row.metrics.orders),
    },
    {
      key: "lastOrder",
      header: "Last order",
      align: "end",
      width: "120px",
      sort: { by: "lastOrder", direction: "descending" },
      cell: (row) => (row.metrics.lastOrderAt ? formatDate(row.metrics.lastOrderAt, zone) : none),
    },
    {
      key: "revenue",
      header: "Revenue",
      align: "end",
      width: "136px",
      sort: { by: "revenue", direction: "descending" },
      cell: (row) => <strong>{formatMoney(row.metrics.revenue, currency)}</strong>,
    },
  ];
}
