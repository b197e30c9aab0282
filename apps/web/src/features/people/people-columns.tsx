import { Link } from "@tanstack/react-router";
import type { PeopleQuery } from "../../gql/graphql.ts";
import { Avatar } from "../../ui/avatar/Avatar.tsx";
import { none } from "../../ui/format/number.ts";
import { formatDate } from "../../ui/format/time.ts";
import { NameCell } from "../../ui/table/NameCell.tsx";
import type { Column } from "../../ui/table/Table.tsx";
import { fieldTitle, traitValue } from "../../values/trait-value.ts";

export type PersonRow = NonNullable<PeopleQuery["workspace"]>["customers"]["edges"][number]["node"];

interface PeopleColumnsSettings {
  readonly workspaceId: string;
  readonly zone: string;
  readonly noun: string;
  /** Traits that get a column. */
  readonly traits: readonly string[];
  /** Workspaces without accounts have no empty column for them. */
  readonly accounts: boolean;
}

export function peopleColumns({
  workspaceId,
  zone,
  noun,
  traits,
  accounts,
}: PeopleColumnsSettings): Column<PersonRow>[] {
  const day = (at: string | null | undefined) => (at ? formatDate(at, zone) : none);
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
    ...traits.map(
      (name): Column<PersonRow> => ({
        key: `trait:${name}`,
        header: fieldTitle(name),
        cell: (row) => traitValue(row.traits.find((trait) => trait.name === name)?.value, zone),
      }),
    ),
    {
      key: "firstSeen",
      header: "First seen",
      align: "end",
      width: "116px",
      narrow: "hide",
      sort: { by: "firstSeen", direction: "descending" },
      cell: (row) => day(row.firstSeen),
    },
    {
      key: "lastSeen",
      header: "Last seen",
      align: "end",
      width: "116px",
      sort: { by: "lastSeen", direction: "descending" },
      cell: (row) => day(row.lastSeen),
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
