import { useState } from "react";
import { usePageSearch } from "../../../paging/use-page-search.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatCount, formatNumber } from "../../../ui/format/number.ts";
import { SearchBox } from "../../../ui/index-page/SearchBox.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { DataSheet } from "../DataSheet.tsx";
import { SourcesLink } from "../SourcesLink.tsx";
import { Announcer } from "./Announcer.tsx";
import { ArrivalList } from "./ArrivalList.tsx";
import styles from "./Live.module.css";
import { MOST, matchingArrivals } from "./live-rows.ts";
import { readLiveSearch } from "./live-search.ts";
import { useArrivals } from "./use-arrivals.ts";

/** What arrives right now, message by message. */
export function LivePage() {
  const [paused, setPaused] = useState(false);
  const [who, setWho] = useState<string | undefined>();
  const [{ event, open }, change] = usePageSearch(readLiveSearch);
  const arrivals = useArrivals(paused);
  const shown = matchingArrivals(arrivals.events, event, who);
  const filtered = event !== undefined || who !== undefined;
  return (
    <DataSheet
      name="Live"
      title={arrivals.events.length > 0 ? `The last ${formatCount(arrivals.events.length, "event")}` : "Live"}
      caption={paused ? "Paused: what arrives meanwhile is stored as always" : "Read again every 2 s, newest first"}
      actions={<Button onPress={() => setPaused(!paused)}>{paused ? "Resume" : "Pause"}</Button>}
    >
      <search className={styles["bar"]}>
        <SearchBox
          label="Event"
          value={event ?? ""}
          onSearch={(text) => change({ event: text === "" ? undefined : text }, true)}
        />
        <SearchBox label="Person" value={who ?? ""} onSearch={(text) => setWho(text === "" ? undefined : text)} />
        {arrivals.gap && (
          <p className={styles["note"]}>More arrived between two looks than are shown; all are stored.</p>
        )}
      </search>
      <Loaded
        data={arrivals.read ? arrivals : undefined}
        loading={false}
        error={arrivals.error}
        onRetry={arrivals.onRetry}
        failed="Arriving events could not be read."
        skeleton={<Skeleton label="Waiting for events" rows={8} />}
      >
        {() =>
          !arrivals.allowed ? (
            <EmptyState why="Arriving events are for those who keep the data. Ask an admin or an engineer." />
          ) : shown.length > 0 ? (
            <ArrivalList events={shown} open={open} onOpen={(id) => change({ open: id }, true)} />
          ) : filtered ? (
            <EmptyState
              why={`None of the last ${formatNumber(arrivals.events.length)} events matches.`}
              action={
                <Button
                  onPress={() => {
                    setWho(undefined);
                    change({ event: undefined });
                  }}
                >
                  Clear filters
                </Button>
              }
            />
          ) : (
            <EmptyState
              why="Nothing has arrived yet. Events show here as soon as they are sent."
              action={<SourcesLink />}
            />
          )
        }
      </Loaded>
      {arrivals.events.length >= MOST && <p className={styles["note"]}>The last {formatNumber(MOST)} are kept here.</p>}
      <Announcer count={arrivals.events.length} newest={arrivals.events[0]?.id} />
    </DataSheet>
  );
}
