import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { useLoadMore } from "../../../paging/use-load-more.ts";
import { usePageSearch } from "../../../paging/use-page-search.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatCount, formatNumber } from "../../../ui/format/number.ts";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { DataSheet } from "../DataSheet.tsx";
import { LetterList } from "./LetterList.tsx";
import { ReasonFilter } from "./ReasonFilter.tsx";
import { RejectedAct } from "./RejectedAct.tsx";
import { Rotated } from "./Rotated.tsx";
import { type DeadLetters, RejectedDocument } from "./rejected-documents.ts";
import { readRejectedSearch } from "./rejected-search.ts";

const PAGE = 50;
/** New ones appear by themselves, slowly enough that nothing flickers. */
const POLL_MS = 10_000;

/** Messages that could not become events: why, their bytes as they came, and the ways to bring them back or let them go. */
export function RejectedPage() {
  const workspace = useWorkspace();
  const [{ reason, letter }, change] = usePageSearch(readRejectedSearch);
  const [ask, setAsk] = useState<"replay" | "discard" | null>(null);
  const [paged, setPaged] = useState(false);
  const query = useQuery(RejectedDocument, {
    variables: { workspace: workspace.id, first: PAGE, reason: reason ?? null },
    fetchPolicy: "cache-and-network",
    // A newer first page would take the older ones away that somebody loaded.
    pollInterval: paged ? 0 : POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const found = (query.data ?? query.previousData)?.workspace?.deadLetters;
  const more = useLoadMore(() =>
    query.fetchMore({ variables: { after: found?.endCursor ?? null }, updateQuery: join }),
  );
  const total = (found?.counts ?? []).reduce((sum, one) => sum + one.count, 0);
  const chosen = found?.counts.find((one) => one.reason === reason);
  return (
    <DataSheet
      name="Rejected"
      title={found ? titleOf(total) : "Rejected"}
      caption="Nothing is lost without a trace: mend the cause, then replay. A replayed message counts at its own time."
      actions={
        total > 0 && (
          <>
            <Button onPress={() => setAsk("discard")}>Discard {chosen ? "these" : "all"}…</Button>
            <Button look="primary" onPress={() => setAsk("replay")}>
              Replay {chosen ? "these" : "all"}…
            </Button>
          </>
        )
      }
    >
      <Loaded
        data={query.data?.workspace === undefined ? undefined : { found: found ?? null }}
        loading={query.loading && !more.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The rejected messages could not be read."
        skeleton={<Skeleton label="Loading rejected messages" rows={8} />}
      >
        {({ found: shown }) =>
          shown === null ? (
            <EmptyState why="Rejected messages are for those who keep the data. Ask an admin or an engineer." />
          ) : total === 0 ? (
            <>
              <Rotated {...shown.rotated} />
              <EmptyState
                why={
                  shown.rotated.letters > 0
                    ? "No rejected message is kept any more."
                    : "Every message that arrived became an event."
                }
              />
            </>
          ) : (
            <>
              <Rotated {...shown.rotated} />
              <ReasonFilter counts={shown.counts} reason={reason} />
              {shown.letters.length === 0 ? (
                <EmptyState
                  why="No message was rejected for this reason, or they are gone by now."
                  action={<Button onPress={() => change({ reason: undefined })}>Show all reasons</Button>}
                />
              ) : (
                <LetterList
                  letters={shown.letters}
                  open={letter}
                  onOpen={(id) => change({ letter: id }, true)}
                  onDone={() => void query.refetch()}
                />
              )}
              {shown.hasNextPage && (
                <div>
                  <Button
                    onPress={() => {
                      setPaged(true);
                      more.onMore();
                    }}
                    isDisabled={more.loading}
                  >
                    {more.loading ? "Loading…" : "Load older"}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
      {ask && (
        <RejectedAct
          act={ask}
          what={chosen ? `${formatCount(chosen.count, "message")}: ${chosen.label}` : formatCount(total, "message")}
          which={reason === undefined ? { all: true } : { all: true, reason }}
          onDone={() => void query.refetch()}
          onClose={() => setAsk(null)}
        />
      )}
    </DataSheet>
  );
}

const titleOf = (total: number): string =>
  total === 0
    ? "Nothing is rejected"
    : `${formatNumber(total)} ${total === 1 ? "message is" : "messages are"} rejected`;

interface Answer {
  readonly workspace?: { readonly id: string; readonly deadLetters?: DeadLetters | null } | null;
}

function join<Data extends Answer>(before: Data, { fetchMoreResult }: { fetchMoreResult: Data }): Data {
  const [first, next] = [before.workspace?.deadLetters, fetchMoreResult.workspace?.deadLetters];
  if (!first || !next) return before;
  const known = new Set(first.letters.map((letter) => letter.id));
  const letters = [...first.letters, ...next.letters.filter((letter) => !known.has(letter.id))];
  return { ...before, workspace: { ...before.workspace, deadLetters: { ...next, letters } } };
}
