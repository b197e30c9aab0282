import { eventTitle } from "@throughline/model";
import type { ReactNode } from "react";
import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { formatCount } from "../../ui/format/number.ts";
import { IndexPage } from "../../ui/index-page/IndexPage.tsx";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { nounTitle, plural } from "../../values/nouns.ts";
import { CatalogViews } from "./CatalogViews.tsx";
import { type CatalogData, catalogViews, matching } from "./catalog-view.ts";
import { DataTabs } from "./DataTabs.tsx";
import type { DataSearch } from "./data-search.ts";
import { eventColumns } from "./event-columns.tsx";
import { fieldColumns } from "./field-columns.tsx";

interface CatalogListProps {
  readonly catalog: CatalogData;
  readonly search: DataSearch;
  readonly onChange: (change: Partial<DataSearch>, replace?: boolean) => void;
  readonly actions: ReactNode;
  /** The time of the cut in words. */
  readonly asOf: string;
}

/** One tab of the catalog: the events, the properties of one event, or the fields of one record. */
export function CatalogList({ catalog, search, onChange, actions, asOf }: CatalogListProps) {
  const { id: workspaceId, customerNoun } = useWorkspace();
  const zone = useZone();
  const views = catalogViews(catalog);
  const view = views.find((one) => one.id === search.of) ?? views[0];
  const event = catalog.events.find((one) => one.name === search.event);
  const of = view?.id ?? "events";
  const noun = of === "events" ? (event ? "property" : "event") : "field";
  const parts = {
    title: "Data",
    caption: <StaleLine />,
    actions,
    views: <DataTabs />,
    search: {
      label: `Find ${plural(noun)}`,
      value: search.q ?? "",
      onSearch: (text: string) => onChange({ q: text === "" ? undefined : text }, true),
    },
    filters: (
      <>
        <CatalogViews views={views} current={of} />
        {event && (
          <Chip
            onRemove={() => onChange({ event: undefined })}
            removeLabel={`Remove: event is ${eventTitle(event.name)}`}
          >
            Event is <b>{eventTitle(event.name)}</b>
          </Chip>
        )}
      </>
    ),
    sum: asOf,
  };
  const empty = (shown: number) =>
    shown > 0 ? undefined : (
      <EmptyState
        why={
          search.q === undefined
            ? "Nothing is recorded yet. Import a file, or send events, to fill the catalog."
            : `No ${plural(noun)} hold “${search.q}”.`
        }
        action={search.q !== undefined && <Button onPress={() => onChange({ q: undefined })}>Clear search</Button>}
      />
    );
  if (of === "events" && !event) {
    const rows = matching(catalog.events, search.q);
    return (
      <IndexPage
        {...parts}
        columns={eventColumns({ workspaceId, zone, nouns: nounTitle(plural(customerNoun)) })}
        rows={rows}
        rowKey={(row) => row.name}
        count={formatCount(rows.length, "event")}
        instead={empty(rows.length)}
      />
    );
  }
  const rows = matching(event ? event.properties : catalog.fields.filter((field) => field.of === of), search.q);
  return (
    <IndexPage
      {...parts}
      columns={fieldColumns(nounTitle(noun))}
      rows={rows}
      rowKey={(row) => row.name}
      count={formatCount(rows.length, noun, plural(noun))}
      instead={empty(rows.length)}
    />
  );
}
