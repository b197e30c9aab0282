import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Token } from "../../../fields/Token.tsx";
import { PopulationLink } from "../../../population/PopulationLink.tsx";
import type { SegmentChoices } from "../../../segment-choice/use-segment-choices.ts";
import { formatNumber } from "../../../ui/format/number.ts";
import { formatCalendarDay, localDay } from "../../../ui/format/time.ts";
import { Picker } from "../../../ui/Picker.tsx";
import { Section } from "../../../ui/section/Section.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { Table } from "../../../ui/table/Table.tsx";
import { plural } from "../../../values/nouns.ts";
import type { SegmentView } from "../page/segment-documents.ts";
import type { SegmentPartProps } from "../page/segment-part.ts";
import { againstChoices, itself } from "./against.ts";
import styles from "./Compare.module.css";
import { SegmentComparisonDocument } from "./compare-documents.ts";
import { differenceTitle, effectWords, type OpenDifference, sideWords } from "./difference-words.ts";
import { PastDay } from "./PastDay.tsx";
import { inOn, pastDays } from "./past-day.ts";

interface ComparisonProps {
  readonly segment: SegmentView;
  readonly others: SegmentChoices;
  readonly against: string | undefined;
  readonly on: string | undefined;
  readonly onChange: SegmentPartProps["onChange"];
}

/** What sets this segment apart from another one, or from itself as it was: traits, numbers and acts, the largest effect first. */
export function Comparison({ segment, others, against, on, onChange }: ComparisonProps) {
  const { id: workspace, customerNoun, accountNoun, timeZone } = useWorkspace();
  const nouns = plural(segment.unit === "account" ? accountNoun : customerNoun);
  const today = localDay(new Date(), timeZone);
  const { first, last, usual } = pastDays(segment.live?.since, today, timeZone);
  const day = on ?? usual;
  const choices = againstChoices({ others: others.all, nouns, today, was: inOn(segment.id, day, timeZone) });
  const chosen = choices.find(({ id }) => id === against) ?? choices[0];
  const b = chosen?.where ?? { all: [] };
  const past = chosen?.id === itself;
  const other = past ? `itself on ${formatCalendarDay(day)}` : (chosen?.name ?? "");
  // What is still to come would be answered with who is in now.
  const toCome = past && day > last;
  const { data, loading, error, refetch } = useQuery(SegmentComparisonDocument, {
    variables: { workspace, unit: segment.unit, a: { segment: segment.id }, b },
    skip: toCome,
  });
  return (
    <Section title="What differs most" caption="By size of effect: Cohen's h of shares, d of averages">
      <p className={styles["sentence"]}>
        <span>Compared with</span>
        <Picker
          label="Compare with"
          items={choices.map(({ id, name }) => ({ id, name }))}
          selected={chosen?.id}
          onSearch={others.onSearch}
          empty={others.empty}
          onPick={(id) => onChange({ against: id, on: undefined })}
          trigger={<Token label="Compare with">{past ? "Itself" : chosen?.name}</Token>}
        />
        {past && <PastDay day={day} first={first} last={last} onChange={(next) => onChange({ on: next }, true)} />}
      </p>
      {toCome ? (
        <EmptyState why={`That day is not over yet. Choose one up to ${formatCalendarDay(last)}.`} />
      ) : (
        <Loaded
          data={data?.workspace?.compare}
          loading={loading}
          error={error}
          onRetry={() => void refetch()}
          failed="The comparison could not be counted."
          skeleton={<Skeleton label="Comparing traits and acts" rows={8} />}
        >
          {({ comparison, problems }) => {
            if (!comparison) return <EmptyState why={problems[0]?.message ?? "This cannot be compared."} />;
            if (comparison.differences.length === 0)
              return <EmptyState why={`Nothing differs: they have and do the same as ${other}.`} />;
            return (
              <>
                <p className={styles["quiet"]}>
                  {past ? "Now" : "Here"} {formatNumber(comparison.a.size)}, {past ? "then" : "there"}{" "}
                  {formatNumber(comparison.b.size)} {nouns}; shares are of these.
                  {comparison.fieldsLeft > 0 &&
                    ` ${formatNumber(comparison.fieldsLeft)} fields that are filled less were not looked at.`}
                </p>
                <Table
                  label={`${segment.name} against ${other}`}
                  columns={past ? pastColumns : columns}
                  rows={comparison.differences}
                  rowKey={(row) => `${row.kind} ${row.name} ${row.value ?? ""}`}
                  compact
                />
              </>
            );
          }}
        </Loaded>
      )}
    </Section>
  );
}

const side = (at: 0 | 1, key: string, header: string): Column<OpenDifference> => ({
  key,
  header,
  align: "end",
  width: "132px",
  cell: (row) => {
    const { figure, count } = sideWords(row, at);
    const people = row.people?.[at];
    return (
      <>
        <strong>{figure}</strong>{" "}
        {people ? (
          <PopulationLink population={people} size={row.count[at] ?? 0} of={`${header}: ${differenceTitle(row)}`} />
        ) : (
          <span className={styles["count"]}>{count}</span>
        )}
      </>
    );
  },
});

const columnsOf = (here: string, there: string): readonly Column<OpenDifference>[] => [
  {
    key: "what",
    header: "What",
    narrow: "title",
    cell: (row) => (
      <span title={differenceTitle(row)}>
        {differenceTitle(row)} {row.byDefinition && <span className={styles["quiet"]}>by definition</span>}
      </span>
    ),
  },
  side(0, "here", here),
  side(1, "there", there),
  { key: "effect", header: "Effect", align: "end", width: "112px", cell: (row) => effectWords(row.effect) },
];

const columns = columnsOf("Here", "There");
const pastColumns = columnsOf("Now", "Then");
