import type { MeasureName, Series } from "@throughline/model";
import type { ReactElement } from "react";
import { type FieldChoice, fieldTitle, isNumeric } from "../../../fields/field-choice.ts";
import { Token } from "../../../fields/Token.tsx";
import { Picker } from "../../../ui/Picker.tsx";
import { nounTitle } from "../../../values/nouns.ts";
import { measures, needsProperty, type TrendDraft, units } from "../draft/draft.ts";
import { measureWords, type Nouns, propertyMeasures, unitWords } from "./measure-words.ts";

interface MeasureTokenProps {
  readonly series: Series;
  readonly unit: TrendDraft["unit"];
  readonly nouns: Nouns;
  readonly properties: readonly FieldChoice[];
  readonly onChange: (measure: MeasureName, property?: string, unit?: TrendDraft["unit"]) => void;
}

/** What is counted: different units, all events, or a figure of one of the event's numbers. One pick sets it all. */
export function MeasureToken({ series, unit, nouns, properties, onChange }: MeasureTokenProps): ReactElement {
  const simple = (measure: MeasureName): string =>
    nounTitle(measureWords({ event: series.event, measure }, unit, nouns));
  const numbers = properties.filter(({ type }) => isNumeric(type));
  const items = [
    ...units.map((name) => ({ id: `unique||${name}`, name: nounTitle(unitWords(name, nouns)), note: "each once" })),
    { id: "total", name: "Events", note: "every one" },
    { id: "perUnit", name: simple("perUnit") },
    { id: "rolling7", name: simple("rolling7") },
    { id: "rolling30", name: simple("rolling30") },
    ...numbers.flatMap(({ name }) =>
      propertyMeasures
        .filter(({ measure }) => measure !== "distinct")
        .map(({ measure, words }) => ({
          id: `${measure}|${name}`,
          name: `${nounTitle(words)} of ${fieldTitle(name)}`,
        })),
    ),
    ...properties
      .filter(({ type }) => !isNumeric(type))
      .map(({ name }) => ({ id: `distinct|${name}`, name: `Different values of ${fieldTitle(name)}` })),
  ];
  const pick = (id: string): void => {
    const [name, property = "", unitName] = id.split("|");
    const measure = measures.find((candidate) => candidate === name);
    if (!measure) return;
    onChange(
      measure,
      property === "" ? undefined : property,
      units.find((candidate) => candidate === unitName),
    );
  };
  const wanting = needsProperty(series.measure) && !series.property;
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
          {measureWords(series, unit, nouns)}
        </Token>
      }
    />
  );
}
