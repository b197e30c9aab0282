import type { PropertyTest } from "@throughline/model";
import type { ReactElement } from "react";
import type { PropertyGroup } from "../../registry.ts";
import { testPieces } from "../../test/pieces.ts";
import { othersOf, propertyTestOf, traitsOf, wholeOf } from "../../test/property-test.ts";
import { TestChip } from "../../test/TestChip.tsx";
import { type Choices, eventOf, fieldsOf, propertiesOf } from "../choices.ts";
import type { Body } from "../leaf.ts";

interface TestsControlProps {
  /** The body that the tests belong to: it names the event or the records. */
  readonly body: Body;
  readonly choices: Choices;
  readonly value: unknown;
  readonly onChange: (tests: readonly PropertyTest[] | undefined) => void;
}

const isTest = (test: unknown): test is PropertyTest =>
  typeof test === "object" && test !== null && "property" in test && "op" in test;

/** "with product is Cheese": tests of the event's or record's properties, all of which must hold. */
export function TestsControl({ body, choices, value, onChange }: TestsControlProps): ReactElement | null {
  const tests = Array.isArray(value) ? value.filter(isTest) : [];
  const event = eventOf(body);
  const properties = propertiesOf(choices, event);
  // An opportunity is of an account: nobody did it whose trait could be asked for.
  const traits = body["relation"] === "opportunities" ? [] : fieldsOf(choices, "trait");
  const ofEvents = body["relation"] === undefined;
  const collected = choices.events.find(({ name }) => name === event)?.kind === "event";
  const groups: readonly PropertyGroup[] = [
    { of: "property" as const, title: "event", fields: properties },
    { of: "session" as const, title: "session", fields: collected ? sessionFields(choices) : [] },
    traitsOf(traits),
  ].filter(({ fields }) => fields.length > 0);
  const others = othersOf(properties, traits);
  if (groups.length === 0 && tests.length === 0) return null;
  const set = (at: number, test: PropertyTest | null): void => {
    const next = test === null ? tests.toSpliced(at, 1) : tests.toSpliced(at, 1, test);
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <>
      {tests.map((test, at) => (
        <TestChip
          // biome-ignore lint/suspicious/noArrayIndexKey: a test is its place in the list
          key={at}
          words={testPieces(test, choices.zone)}
          groups={groups}
          others={others}
          ofEvents={ofEvents}
          start={wholeOf(test)}
          onDone={(whole) => set(at, propertyTestOf(whole))}
          onRemove={() => set(at, null)}
        />
      ))}
      {groups.length > 0 && (
        <TestChip
          words={null}
          add="with"
          groups={groups}
          others={others}
          ofEvents={ofEvents}
          onDone={(whole) => set(tests.length, propertyTestOf(whole))}
        />
      )}
    </>
  );
}

const sessionFields = ({ sessionFields: names }: Choices) =>
  names.map((name) => ({ of: "session", name, type: "text", fill: 0, rows: 0, top: [] }));
