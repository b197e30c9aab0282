import type { ReactElement } from "react";
import { TestChip } from "../../../fields/test/TestChip.tsx";
import { testWords } from "../../../fields/test/test-words.ts";
import type { TrendDraft } from "../draft/draft.ts";
import { setWhere } from "../draft/edit-draft.ts";
import { type CatalogChoices, propertiesOf } from "./catalog-choices.ts";

interface WhereTokensProps {
  readonly draft: TrendDraft;
  readonly catalog: CatalogChoices;
  readonly at: number;
  readonly onChange: (draft: TrendDraft) => void;
}

/** "with channel is App": tests of the event's own properties, behind its name. */
export function WhereTokens({ draft, catalog, at, onChange }: WhereTokensProps): ReactElement | null {
  const series = draft.series[at];
  if (!series) return null;
  const properties = propertiesOf(catalog, series.event);
  const groups = [{ of: "property" as const, title: "event", fields: properties }];
  const tests = series.where ?? [];
  if (properties.length === 0 && tests.length === 0) return null;
  return (
    <>
      {tests.map((test, place) => (
        <TestChip
          // biome-ignore lint/suspicious/noArrayIndexKey: a test is its place in the list
          key={place}
          words={testWords(test.property, test)}
          groups={groups}
          start={{ pick: { of: "property", name: test.property }, op: test.op, value: test.value }}
          onDone={({ pick, op, value }) =>
            onChange(setWhere(draft, at, place, { property: pick.name, op, ...(value !== undefined && { value }) }))
          }
          onRemove={() => onChange(setWhere(draft, at, place, null))}
        />
      ))}
      {properties.length > 0 && (
        <TestChip
          words={null}
          add="with"
          groups={groups}
          onDone={({ pick, op, value }) =>
            onChange(
              setWhere(draft, at, tests.length, { property: pick.name, op, ...(value !== undefined && { value }) }),
            )
          }
        />
      )}
    </>
  );
}
