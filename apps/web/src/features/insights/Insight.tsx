import { lazy, type ReactElement, Suspense, useMemo } from "react";
import type { Bar } from "../../app/url/bar.ts";
import type { WorkspaceFrame } from "../../app/workspace/workspace-context.ts";
import { fieldTitle } from "../../fields/field-choice.ts";
import { type SegmentChoice, useSegmentChoices } from "../../segment-choice/use-segment-choices.ts";
import { nounTitle } from "../../values/nouns.ts";
import { segmentsOf, type TrendDraft, toQuery } from "./draft/draft.ts";
import { draftSearch, type InsightSearch, type PeopleKey, writePeople } from "./draft/insight-search.ts";
import { type CatalogChoices, lastRecorded } from "./editor/catalog-choices.ts";
import { FormulaField } from "./editor/FormulaField.tsx";
import { Sentence } from "./editor/Sentence.tsx";
import { SeriesAdder } from "./editor/SeriesAdder.tsx";
import { UnitFilter } from "./editor/UnitFilter.tsx";
import styles from "./InsightsPage.module.css";
import { Notices } from "./Notices.tsx";
import { Answer } from "./result/Answer.tsx";
import { useTrend } from "./result/use-trend.ts";

const FigureDrawer = lazy(async () => ({ default: (await import("./people/FigureDrawer.tsx")).FigureDrawer }));

interface InsightProps {
  readonly workspace: WorkspaceFrame;
  readonly catalog: CatalogChoices;
  readonly bar: Bar;
  readonly search: InsightSearch;
  readonly draft: TrendDraft;
  /** Changes a part of the URL; each change is one step of the history. */
  readonly onChange: (part: Record<string, unknown>) => void;
}

/** One question, its answer, and the people behind a figure of it. */
export function Insight({ workspace, catalog, bar, search, draft, onChange }: InsightProps): ReactElement {
  const nouns = { customer: workspace.customerNoun, account: workspace.accountNoun };
  const query = useMemo(() => toQuery(draft, bar), [draft, bar]);
  const state = useTrend(workspace.id, query);
  const recordedUntil = useMemo(() => lastRecorded(catalog), [catalog]);
  const edit = (next: TrendDraft): void => onChange(draftSearch(next));
  const named = useMemo(() => segmentsOf(draft), [draft]);
  const segments = useSegmentChoices(draft.unit === "account" ? "account" : "customer", { named });
  const editor = { draft, catalog, nouns, zone: workspace.timeZone, segments, onChange: edit };
  const openPeople = (key: PeopleKey): void => onChange({ v: 1, people: writePeople(key) });
  return (
    <div className={styles["split"]}>
      <div className={styles["page"]}>
        <h1 className={styles["title"]}>Trend</h1>
        <section aria-label="Question" className={styles["question"]}>
          <Sentence {...editor} />
          <div className={styles["refine"]}>
            <UnitFilter {...editor} />
            <SeriesAdder {...editor} />
            <FormulaField draft={draft} onChange={edit} />
          </div>
        </section>
        <Notices broken={search.broken} problems={state.problems} />
        <Answer
          state={state}
          stale={workspace.freshness.state === "stale" ? workspace.freshness.reason : null}
          view={search.view}
          heading={headingOf(draft, segments.all)}
          recordedUntil={recordedUntil}
          onView={(view) => onChange({ view: view === "chart" ? undefined : view })}
          onPeople={openPeople}
        />
      </div>
      {search.people && state.trend && (
        <Suspense fallback={null}>
          <FigureDrawer
            key={writePeople(search.people)}
            workspaceId={workspace.id}
            query={query}
            trend={state.trend}
            peopleKey={search.people}
            onClose={() => onChange({ people: undefined })}
          />
        </Suspense>
      )}
    </div>
  );
}

/** What the lines are told apart by. */
function headingOf(draft: TrendDraft, segments: readonly SegmentChoice[]): string {
  const names = (draft.breakdown ?? []).map((dimension) =>
    "segment" in dimension
      ? (segments.find(({ id }) => id === dimension.segment)?.name ?? "a segment")
      : fieldTitle(Object.values(dimension)[0] ?? ""),
  );
  return names.length === 0 ? "Series" : nounTitle(names.join(", "));
}
