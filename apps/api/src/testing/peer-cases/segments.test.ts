import type { Condition } from "@throughline/model";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now as start, startInstallation } from "../installation.ts";
import { receive } from "./messages.ts";
import { messagesOf, type SegmentCase, segmentCases } from "./segment-case.ts";
import { translateSegment } from "./translate-segment.ts";

/** Nodes that our language has no form for, and what is asked in their place: the same on the data of their case. */
const askedOtherwise: ReadonlyMap<string, string> = new Map([
  ["segment-07", "traits are read as of now, so how long a value was held is asked as: is so now, existed that long"],
  ["segment-17", "the last act is no form of did: asked as one act with both, the same where nobody did it twice"],
]);

let now = start;
let api: Installation;
beforeAll(async () => {
  api = await startInstallation(async () => undefined, { clock: () => now });
}, 60_000);
afterAll(() => api.stop());

async function created(name: string, where: Condition): Promise<string> {
  const { body } = await api.ask(
    `mutation($name: String!, $where: ConditionInput!) { createSegment(workspaceId: "w", label: { name: $name },
      where: $where) { segment { id } problems { path message } } }`,
    { variables: { name, where } },
  );
  const { segment, problems } = (
    body.data as { createSegment: { segment: { id: string } | null; problems: readonly unknown[] } }
  ).createSegment;
  expect(problems).toEqual([]);
  return segment?.id ?? "";
}

/** Who is in a segment now: the list behind its size, which is as long. */
async function membersOf(id: string): Promise<ReadonlySet<string>> {
  const { body } = await api.ask(
    `query($id: ID!) { workspace(id: "w") { segment(id: $id) { population { size
      customers(first: 100) { edges { node { id } } } } } } }`,
    { variables: { id } },
  );
  expect(body.errors).toBeUndefined();
  interface Answer {
    readonly size: number;
    readonly customers: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
  }
  const { size, customers } = (body.data as { workspace: { segment: { population: Answer } } }).workspace.segment
    .population;
  expect(customers.edges).toHaveLength(size);
  return new Set(customers.edges.map(({ node }) => node.id));
}

async function play({ id, segments, steps }: SegmentCase): Promise<void> {
  const saved = new Map<string, string>();
  for (const [nth, step] of steps.entries()) {
    if (step.do === "advance_clock") now += step.ms;
    else if (step.do === "events") {
      await receive(api.stores, now, messagesOf(id, step.events, now));
      await api.engine.sync("w");
    } else
      for (const [name, expected] of Object.entries(step.in_segment)) {
        const node = segments[name];
        if (!node) throw new Error(`${id} has no segment ${name}`);
        const segment = saved.get(name) ?? (await created(`${id} ${name}`, translateSegment(node)));
        saved.set(name, segment);
        const members = await membersOf(segment);
        const found = Object.keys(expected).map((user) => [user, members.has(`user:${id}/${user}`)]);
        expect([nth, Object.fromEntries(found)]).toEqual([nth, expected]);
      }
  }
}

test.each(segmentCases().map((one) => [one.id, one.title, one] as const))("%s: %s", async (_id, _title, one) => {
  await play(one);
});

test("9 cases, of which two are asked otherwise", () => {
  const ids = segmentCases().map(({ id }) => id);
  expect([ids.length, [...askedOtherwise.keys()].filter((id) => !ids.includes(id))]).toEqual([9, []]);
  const forms = segmentCases().filter((one) => /has_been|last_performed/.test(JSON.stringify(one.segments)));
  expect(forms.map(({ id }) => id)).toEqual([...askedOtherwise.keys()]);
});
