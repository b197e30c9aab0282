import { useQuery } from "@apollo/client/react";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import type { SegmentMembersQuery } from "../../../gql/graphql.ts";
import { withNextPage } from "../../../paging/next-page.ts";
import { useLoadMore } from "../../../paging/use-load-more.ts";
import { ExportButton } from "../../../population/ExportButton.tsx";
import { ShareBars } from "../../../population/ShareBars.tsx";
import { Button } from "../../../ui/Button.tsx";
import { formatNumber } from "../../../ui/format/number.ts";
import { Section } from "../../../ui/section/Section.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { Table } from "../../../ui/table/Table.tsx";
import { nounTitle, plural } from "../../../values/nouns.ts";
import type { SegmentPartProps } from "../page/segment-part.ts";
import { ColumnChoice } from "./ColumnChoice.tsx";
import styles from "./Members.module.css";
import { memberColumns } from "./member-columns.tsx";
import { memberRows, usualColumns } from "./member-rows.ts";
import { SegmentFieldsDocument, SegmentMembersDocument } from "./members-documents.ts";

const PAGE = 50;

/** Who they are: what stands out against everyone, then each of them, in columns of one's choice. */
export function Members({ segment, search, onChange }: SegmentPartProps) {
  const { id: workspaceId, customerNoun, accountNoun } = useWorkspace();
  const zone = useZone();
  const { id, unit } = segment;
  const query = useQuery(SegmentMembersDocument, {
    variables: { workspace: workspaceId, id, first: PAGE, customers: unit === "customer" },
    fetchPolicy: "cache-and-network",
  });
  const catalog = useQuery(SegmentFieldsDocument, {
    variables: { workspace: workspaceId },
    fetchPolicy: "cache-first",
  });
  const more = useLoadMore(() => {
    const population = query.data?.workspace?.segment?.population;
    const after = (population?.customers ?? population?.accounts)?.pageInfo.endCursor ?? null;
    return query.fetchMore({ variables: { after }, updateQuery: joinPages });
  });
  const noun = unit === "account" ? accountNoun : customerNoun;
  return (
    <Loaded
      data={query.data?.workspace?.segment?.population}
      loading={query.loading && !more.loading}
      error={query.error}
      onRetry={() => void query.refetch()}
      failed={`The ${plural(noun)} could not be read.`}
      skeleton={<Skeleton label={`Loading ${plural(noun)}`} rows={10} />}
    >
      {(population) => {
        const rows = memberRows(population);
        if (rows.length === 0)
          return <EmptyState why={`No ${plural(noun)} are in it now. The definition may be too narrow.`} />;
        const fields = search.columns ?? usualColumns(rows);
        const list = population.customers ?? population.accounts;
        return (
          <>
            {population.summary.length > 0 && (
              <Section title="What stands out">
                <div className={styles["bars"]}>
                  <ShareBars members={population} noun={plural(noun)} />
                </div>
              </Section>
            )}
            <Section
              title={`${formatNumber(rows.length)} of ${formatNumber(population.size)} ${plural(noun)}`}
              end={
                <div className={styles["bar"]}>
                  <ColumnChoice
                    fields={(catalog.data?.workspace?.catalog.fields ?? []).filter(({ of }) => of === unit)}
                    chosen={fields}
                    onChange={(columns) => onChange({ columns })}
                  />
                  <ExportButton
                    name={segment.name}
                    request={{
                      workspaceId,
                      unit,
                      where: { segment: id },
                      includeInternal: true,
                      columns: ["name", ...fields],
                    }}
                  />
                </div>
              }
            >
              <Table
                label={nounTitle(plural(noun))}
                columns={memberColumns({
                  workspaceId,
                  unit,
                  noun: nounTitle(noun),
                  zone,
                  fields,
                  onWhy: (why) => onChange({ why }),
                })}
                rows={rows}
                rowKey={(row) => row.id}
              />
              {list?.pageInfo.hasNextPage && (
                <div className={styles["more"]}>
                  <Button onPress={more.onMore} isDisabled={more.loading}>
                    {more.loading ? "Loading…" : "Load more"}
                  </Button>
                </div>
              )}
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}

function joinPages(before: SegmentMembersQuery, { fetchMoreResult: next }: { fetchMoreResult: SegmentMembersQuery }) {
  const old = before.workspace?.segment;
  const fresh = next.workspace?.segment;
  if (!old || !fresh || !next.workspace) return before;
  const population = {
    ...fresh.population,
    ...(old.population.customers &&
      fresh.population.customers && {
        customers: withNextPage(old.population.customers, fresh.population.customers),
      }),
    ...(old.population.accounts &&
      fresh.population.accounts && {
        accounts: withNextPage(old.population.accounts, fresh.population.accounts),
      }),
  };
  return { ...next, workspace: { ...next.workspace, segment: { ...fresh, population } } };
}
