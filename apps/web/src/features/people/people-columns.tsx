import { Link } from "@tanstack/react-router";
import type { PeopleQuery } from "../../gql/graphql.ts";
import { Avatar } from "../../ui/avatar/Avatar.tsx";
import { formatMoney, formatNumber, none } from "../../ui/format/number.ts";
import { formatDate } from "../../ui/format/time.ts";
import type { Column } from "../../ui/table/column.ts";
import { NameCell } from "../../ui/table/NameCell.tsx";
import { nounTitle } from "../../values/nouns.ts";
import { fieldTitle, traitValue } from "../../values/trait-value.ts";

export type PersonRow = NonNullable<PeopleQuery["workspace"]>["customers"]["edges"][number]["node"];

interface PeopleColumnsSettings {
  readonly workspaceId: string;
  readonly zone: string;
  readonly noun: string;
  readonly currency: string;
  /** Traits that tell these people apart. */
  readonly traits: readonly string[];
  /** Columns that nobody here fills are left out. */
  readonly orders: boolean;
  readonly accounts: boolean;
}

export function peopleColumns(settings: PeopleColumnsSettings): Column<PersonRow>[] {
  const { workspaceId, zone, noun, traits, accounts } = settings;
  const seen = (key: "firstSeen" | "lastSeen", header: string): Column<PersonRow> => ({
    key,
    header,
    align: "end",
    width: "108px",
    narrow: "hide",
    sort: { by: key, direction: "descending" },
    cell: (row) => day(row[key], zone),
  });
  return [
    {
      key: "name",
      header: noun,
      narrow: "title",
      sort: { by: "name", direction: "ascending" },
      cell: (row) => (
        <NameCell mark={<Avatar name={row.name} of="person" />}>
          <Link to="/w/$workspaceId/people/$id" params={{ workspaceId, id: row.id }}>
            {row.name}
          </Link>
        </NameCell>
      ),
    },
    ...(accounts ? [accountColumn(workspaceId)] : []),
    ...(traits.length > 0 ? [traitsColumn(traits, zone)] : []),
    ...(settings.orders ? orderColumns(settings) : [seen("firstSeen", "First seen")]),
    seen("lastSeen", "Last seen"),
  ];
}

const day = (at: string | null | undefined, zone: string) => (at ? formatDate(at, zone) : none);

/** What is known of a person on one line; in columns of their own most traits would be dashes. */
function traitsColumn(traits: readonly string[], zone: string): Column<PersonRow> {
  return {
    key: "traits",
    header: "Traits",
    narrow: "wide",
    width: "31%",
    cell: (row) => {
      const known = traits.flatMap((name) => {
        const trait = row.traits.find((one) => one.name === name);
        return trait ? [traitWords(name, traitValue(trait.value, zone))] : [];
      });
      if (known.length === 0) return none;
      const words = nounTitle(known.join(", "));
      return <span title={words}>{words}</span>;
    },
  };
}

/** "Married" says what it is, "25-34" does not: "age 25-34". */
function traitWords(name: string, value: string): string {
  return /^[\p{L} ]+$/u.test(value) ? value : `${fieldTitle(name).toLocaleLowerCase()} ${value}`;
}

function orderColumns({ zone, currency }: PeopleColumnsSettings): Column<PersonRow>[] {
  return [
    {
      key: "orders",
      header: "Orders",
      align: "end",
      width: "84px",
      sort: { by: "orders", direction: "descending" },
      cell: (row) => formatNumber(row.metrics.orders),
    },
    {
      key: "revenue",
      header: "Spent",
      align: "end",
      width: "112px",
      sort: { by: "revenue", direction: "descending" },
      cell: (row) => <strong>{formatMoney(row.metrics.revenue, currency)}</strong>,
    },
    {
      key: "lastOrder",
      header: "Last order",
      align: "end",
      width: "116px",
      sort: { by: "lastOrder", direction: "descending" },
      cell: (row) => day(row.metrics.lastOrderAt, zone),
    },
  ];
}

function accountColumn(workspaceId: string): Column<PersonRow> {
  return {
    key: "account",
    header: "Account",
    cell: (row) => {
      const [first, ...others] = row.accounts;
      if (!first) return none;
      return (
        <>
          <Link to="/w/$workspaceId/accounts/$id" params={{ workspaceId, id: first.id }}>
            {first.name}
          </Link>
          {others.length > 0 && ` and ${others.length} more`}
        </>
      );
    },
  };
}
