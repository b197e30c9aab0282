import type { ReactElement } from "react";
import type { PropertyPick } from "../../../fields/registry.ts";
import { testPieces } from "../../../fields/test/pieces.ts";
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

const ofSession = "session.";

function pickOf(property: string): PropertyPick {
  return property.startsWith(ofSession)
    ? { of: "session", name: property.slice(ofSession.length) }
    : { of: "property", name: property };
}

const propertyOf = ({ of, name }: PropertyPick): string => (of === "session" ? `${ofSession}${name}` : name);

/** "with channel is App": tests of the event's own properties and of its session, behind its name. */
export function WhereTokens({ draft, catalog, at, zone, onChange }: WhereTokensProps): ReactElement | null {
  const series = draft.series[at];
  if (!series) return null;
  const properties = propertiesOf(catalog, series.event);
  const collected = series.event === "*" || catalog.events.find(({ name }) => name === series.event)?.kind === "event";
  const groups = [
    { of: "property" as const, title: "event", fields: properties },
    ...(collected ? [sessionGroup(catalog)] : []),
  ].filter(({ fields }) => fields.length > 0);
  const tests = series.where ?? [];
  if (groups.length === 0 && tests.length === 0) return null;
  return (
    <>
      {tests.map((test, place) => (
        <TestChip
          // biome-ignore lint/suspicious/noArrayIndexKey: a test is its place in the list
          key={place}
          words={testPieces(test, zone)}
          groups={groups}
          start={{ pick: pickOf(test.property), op: test.op, value: test.value }}
          onDone={({ pick, op, value }) =>
            onChange(
              setWhere(draft, at, place, { property: propertyOf(pick), op, ...(value !== undefined && { value }) }),
            )
          }
          onRemove={() => onChange(setWhere(draft, at, place, null))}
        />
      ))}
      {groups.length > 0 && (
        <TestChip
          words={null}
          add="with"
          groups={groups}
          onDone={({ pick, op, value }) =>
            onChange(
              setWhere(draft, at, tests.length, {
                property: propertyOf(pick),
                op,
                ...(value !== undefined && { value }),
              }),
            )
          }
        />
      )}
    </>
  );
}
