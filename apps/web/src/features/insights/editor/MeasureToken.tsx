import type { MeasureName, Series } from "@throughline/model";
import type { ReactElement } from "react";
import { type FieldChoice, fieldTitle, isNumeric } from "../../../fields/field-choice.ts";
import { Token } from "../../../fields/Token.tsx";
import { Picker } from "../../../ui/Picker.tsx";
import { nounTitle } from "../../../values/nouns.ts";
import { type TrendDraft, units } from "../draft/draft.ts";
import type { MeasureChoice } from "./catalog-choices.ts";
import { measureWords, type Nouns, propertyWords, unitWords } from "./measure-words.ts";

interface MeasureTokenProps {
  readonly series: Series;
  readonly unit: TrendDraft["unit"];
  readonly nouns: Nouns;
  readonly properties: readonly FieldChoice[];
  readonly measures: readonly MeasureChoice[];
  readonly onChange: (measure: MeasureName, property?: string, unit?: TrendDraft["unit"]) => void;
}

/** Offered as the units themselves: "households", "sessions". */
const asUnits: ReadonlySet<MeasureName> = new Set(["unique", "sessions"]);
const notes: Readonly<Record<string, string>> = { total: "every one" };

/** What is counted: different units, all events, or a figure of one of the event's numbers. One pick sets it all. */
export function MeasureToken({ series, unit, nouns, properties, measures, onChange }: MeasureTokenProps): ReactElement {
  const numbers = properties.filter(({ type }) => isNumeric(type));
  const ofNumbers = measures.filter(({ name, needsProperty }) => needsProperty && name !== "distinct");
  const items = [
    ...units.map((name) => ({ id: `unique||${name}`, name: nounTitle(unitWords(name, nouns)), note: "each once" })),
    ...measures
      .filter(({ name, needsProperty }) => !needsProperty && !asUnits.has(name))
      .map(({ name }) => ({
        id: name,
        name: nounTitle(measureWords({ event: series.event, measure: name }, unit, nouns, measures)),
        note: notes[name],
      })),
    ...numbers.flatMap(({ name }) =>
      ofNumbers.map((measure) => ({
        id: `${measure.name}|${name}`,
        name: `${nounTitle(propertyWords(measure.name, measure))} of ${fieldTitle(name)}`,
      })),
    ),
    ...properties
      .filter(({ type }) => !isNumeric(type))
      .map(({ name }) => ({ id: `distinct|${name}`, name: `Different values of ${fieldTitle(name)}` })),
  ];
  const pick = (id: string): void => {
    const [name, property = "", unitName] = id.split("|");
    if (!name) return;
    onChange(
      name,
      property === "" ? undefined : property,
      units.find((candidate) => candidate === unitName),
    );
  };
  const chosen = measures.find(({ name }) => name === series.measure);
  const wanting = !chosen || (chosen.needsProperty && !series.property);
  const selected =
    series.measure === "unique" ? `unique||${unit}` : [series.measure, series.property].filter(Boolean).join("|");
  return (
    <Picker
      label="What is counted"
      items={items}
      selected={selected}
      onPick={pick}
      trigger={
        <Token label="Count" tone={wanting ? "wrong" : "field"}>
          {measureWords(series, unit, nouns, measures)}
        </Token>
      }
    />
  );
}
