import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { fields } from "../../../fields/registry.ts";
import { Section } from "../../../ui/section/Section.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { plural } from "../../../values/nouns.ts";
import { SegmentFieldsDocument } from "../members/members-documents.ts";
import type { SegmentPartProps } from "../page/segment-part.ts";
import styles from "./Activity.module.css";
import { Breakdown } from "./Breakdown.tsx";
import { breakdownGroups, pickedField } from "./breakdown-field.ts";
import { SegmentTrend } from "./SegmentTrend.tsx";

/** What they do over time, and how they divide by any field. */
export function Activity({ segment, search, onChange }: SegmentPartProps) {
  const { id: workspace, customerNoun, accountNoun } = useWorkspace();
  const query = useQuery(SegmentFieldsDocument, { variables: { workspace }, fetchPolicy: "cache-first" });
  const nouns = plural(segment.unit === "account" ? accountNoun : customerNoun);
  return (
    <Loaded
      data={query.data?.workspace?.catalog}
      loading={query.loading}
      error={query.error}
      onRetry={() => void query.refetch()}
      failed="The events could not be read."
      skeleton={<Skeleton label="Loading the events" rows={8} />}
    >
      {(catalog) => {
        const [most] = catalog.events.toSorted((a, b) => b.count - a.count);
        const event = search.event ?? most?.name;
        if (event === undefined)
          return <EmptyState why="This workspace has no events yet, so there is nothing to count." />;
        const groups = breakdownGroups(catalog, segment.unit, event);
        const field = pickedField(groups, search.by);
        return (
          <>
            <Section title="Over time">
              <p className={styles["sentence"]}>
                <span>Count {nouns} who did</span>
                <fields.EventName
                  events={catalog.events}
                  value={event}
                  onChange={(name) => onChange({ event: name })}
                />
                <span>per week, last 13 weeks</span>
              </p>
              <SegmentTrend segment={segment} event={event} recordedUntil={lastSeen(catalog.events)} />
            </Section>
            <Section title="Broken down">
              <p className={styles["sentence"]}>
                <span>{nouns} by</span>
                <fields.Property
                  label="Breakdown"
                  groups={groups}
                  value={field}
                  onChange={(pick) => onChange({ by: pick ? `${pick.of}:${pick.name}` : undefined })}
                />
              </p>
              {field ? (
                <Breakdown segment={segment} field={field} event={event} nouns={nouns} />
              ) : (
                <EmptyState why={`Nothing is known of these ${nouns} to break them down by.`} />
              )}
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}

/** The instant of the last event that came from somebody: after it nothing is known. Comings and goings we write ourselves. */
function lastSeen(events: readonly { readonly name: string; readonly lastSeen?: string | null }[]): string | null {
  const instants = events.flatMap(({ name, lastSeen: at }) =>
    at && !name.startsWith("segment.") ? [Date.parse(at)] : [],
  );
  return instants.length === 0 ? null : new Date(Math.max(...instants)).toISOString();
}
