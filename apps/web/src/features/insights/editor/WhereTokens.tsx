import type { ReactElement } from "react";
import { testPieces } from "../../../fields/test/pieces.ts";
import { othersOf, propertyTestOf, traitsOf, wholeOf } from "../../../fields/test/property-test.ts";
import { TestChip } from "../../../fields/test/TestChip.tsx";
import type { TrendDraft } from "../draft/draft.ts";
import { setWhere } from "../draft/edit-draft.ts";
import { type CatalogChoices, propertiesOf, sessionGroup } from "./catalog-choices.ts";

interface WhereTokensProps {
  readonly draft: TrendDraft;
  readonly catalog: CatalogChoices;
  readonly at: number;
  readonly zone: string;
  readonly onChange: (draft: TrendDraft) => void;
}

/** "with channel is App": tests of the event's own properties and of its session, behind its name. */
export function WhereTokens({ draft, catalog, at, zone, onChange }: WhereTokensProps): ReactElement | null {
  const series = draft.series[at];
  if (!series) return null;
  const properties = propertiesOf(catalog, series.event);
  const traits = catalog.fields.filter(({ of }) => of === "customer");
  const collected = series.event === "*" || catalog.events.find(({ name }) => name === series.event)?.kind === "event";
  const groups = [
    { of: "property" as const, title: "event", fields: properties },
    ...(collected ? [sessionGroup(catalog)] : []),
    traitsOf(traits),
  ].filter(({ fields }) => fields.length > 0);
  const tests = series.where ?? [];
  const others = othersOf(properties, traits);
  if (groups.length === 0 && tests.length === 0) return null;
  return (
    <>
      {tests.map((test, place) => (
        <TestChip
          // biome-ignore lint/suspicious/noArrayIndexKey: a test is its place in the list
          key={place}
          words={testPieces(test, zone)}
          groups={groups}
          others={others}
          ofEvents
          start={wholeOf(test)}
          onDone={(whole) => onChange(setWhere(draft, at, place, propertyTestOf(whole)))}
          onRemove={() => onChange(setWhere(draft, at, place, null))}
        />
      ))}
      {groups.length > 0 && (
        <TestChip
          words={null}
          add="with"
          groups={groups}
          others={others}
          ofEvents
          onDone={(whole) => onChange(setWhere(draft, at, tests.length, propertyTestOf(whole)))}
        />
      )}
    </>
  );
}
