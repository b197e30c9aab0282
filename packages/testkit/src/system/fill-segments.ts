import { ask } from "./product.ts";

interface Made {
  readonly createSegment: { readonly segment: { readonly id: string } | null };
}
interface MadeList {
  readonly createSegmentList: { readonly segment: { readonly id: string } | null };
}

const bought = (op: string, value: number, last: string) => ({
  did: { event: "order.placed", op, value, window: { last } },
});
const lapsing = (silent: string) => ({ all: [bought(">=", 4, "P180D"), { not: bought(">=", 1, silent) }] });

/** Saved segments of the demo data: two questions, one of them in a second version and used by a third, and a list of ids. */
export async function fillSegments(url: string): Promise<void> {
  const create = async (name: string, where: object, tags: readonly string[]): Promise<string> => {
    const label = { name, tags };
    const made = await ask<Made>(
      url,
      `mutation ($label: SegmentLabelInput!, $where: ConditionInput!) {
        createSegment(workspaceId: "complete-journey", label: $label, where: $where, note: "First version") { segment { id } } }`,
      { label, where },
    );
    return made.createSegment.segment?.id ?? "";
  };
  const redeemers = await create("Coupon redeemers", { did: { event: "Coupon redeemed" } }, ["promotion"]);
  const regulars = await create("Lapsing regulars", lapsing("P14D"), ["loyalty", "win back"]);
  await create("Lapsing, but they redeem", { all: [{ segment: regulars }, { segment: redeemers }] }, ["win back"]);
  await ask(
    url,
    `mutation ($id: ID!, $where: ConditionInput!) {
      defineSegment(workspaceId: "complete-journey", id: $id, version: 1, where: $where, note: "A week is enough") { segment { id } } }`,
    { id: regulars, where: lapsing("P7D") },
  );
  const list = await ask<MadeList>(
    url,
    `mutation { createSegmentList(workspaceId: "complete-journey", label: { name: "Spring panel" }) { segment { id } } }`,
  );
  await ask(
    url,
    `mutation ($id: ID!) { editSegmentList(workspaceId: "complete-journey", id: $id, mode: append, ids: ["761", "936", "1406"]) { added } }`,
    { id: list.createSegmentList.segment?.id },
  );
}
