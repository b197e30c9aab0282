import type { ReactElement } from "react";
import { fields } from "../../../fields/registry.ts";
import { Token } from "../../../fields/Token.tsx";
import type { SegmentChoices } from "../../../segment-choice/use-segment-choices.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { intervals, type TrendDraft } from "../draft/draft.ts";
import { removeSeries, setBreakdown, setEvent, setMeasure } from "../draft/edit-draft.ts";
import { BreakdownToken } from "./BreakdownToken.tsx";
import { type CatalogChoices, propertiesOf } from "./catalog-choices.ts";
import styles from "./Editor.module.css";
import { MeasureToken } from "./MeasureToken.tsx";
import { joinWord, type Nouns } from "./measure-words.ts";
import { WhereTokens } from "./WhereTokens.tsx";

export interface EditorProps {
  readonly draft: TrendDraft;
  readonly catalog: CatalogChoices;
  readonly nouns: Nouns;
  /** Of the workspace: days and times are said in it. */
  readonly zone: string;
  /** The saved segments of the units that are counted. */
  readonly segments: SegmentChoices;
  readonly onChange: (draft: TrendDraft) => void;
}

const letters = "ABCDE";

/** The question as a sentence: "Count households who did Order placed by channel per day". Every token opens its choices. */
export function Sentence(props: EditorProps): ReactElement {
  const { draft, catalog, nouns, zone, onChange } = props;
  const only = draft.series.length === 1;
  const setInterval = (key: string): void => {
    const interval = intervals.find((name) => name === key);
    if (interval) onChange({ ...draft, interval });
  };
  return (
    <div className={styles["sentence"]}>
      {draft.series.map((series, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a series is its letter, and its letter is its place
        <div key={at} className={styles["line"]}>
          {!only && <span className={styles["letter"]}>{letters.charAt(at)}</span>}
          <span>{at === 0 ? "Count" : "and"}</span>
          <MeasureToken
            series={series}
            unit={draft.unit}
            nouns={nouns}
            properties={propertiesOf(catalog, series.event)}
            measures={catalog.measures}
            onChange={(measure, property, unit) => onChange(setMeasure(draft, at, measure, property, unit))}
          />
          <span>{joinWord(series.measure)}</span>
          <fields.EventName
            events={catalog.events}
            value={series.event}
            onChange={(event) => onChange(setEvent(draft, at, event))}
          />
          <WhereTokens draft={draft} catalog={catalog} at={at} zone={zone} onChange={onChange} />
          {only && <Ending {...props} onInterval={setInterval} />}
          {!only && (
            <IconButton
              icon="close"
              label={`Remove series ${letters.charAt(at)}`}
              onPress={() => onChange(removeSeries(draft, at))}
            />
          )}
        </div>
      ))}
      {!only && (
        <div className={styles["line"]}>
          <Ending {...props} onInterval={setInterval} />
        </div>
      )}
    </div>
  );
}

/** "by channel per day": what holds for the whole sentence. */
function Ending(props: EditorProps & { readonly onInterval: (key: string) => void }): ReactElement {
  const { draft, catalog, segments, onChange, onInterval } = props;
  const dimensions = draft.breakdown ?? [];
  return (
    <>
      <span>by</span>
      {[...dimensions, ...(dimensions.length === 1 || dimensions.length === 0 ? [null] : [])].map((dimension, at) => (
        <BreakdownToken
          // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second breakdown are places
          key={at}
          draft={draft}
          catalog={catalog}
          segments={segments}
          value={dimension}
          second={at === 1}
          onChange={(next) => onChange(setBreakdown(draft, at, next))}
        />
      ))}
      <span>per</span>
      <Menu
        label="Interval"
        selected={draft.interval}
        onAction={onInterval}
        trigger={<Token label="Interval">{draft.interval}</Token>}
        groups={[{ items: intervals.map((name) => ({ id: name, name })) }]}
      />
    </>
  );
}
