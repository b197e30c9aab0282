import { afterEach, beforeEach, expect, it } from "vitest";
import { record } from "../contract/samples.ts";
import type { BusinessStore } from "../ports/business-store.ts";
import { GroupFold } from "./group-fold.ts";
import { InstantReader } from "./instant.ts";
import { putRecords } from "./store-writer.ts";
import { type TemporaryWorkspace, temporaryWorkspace } from "./testing/temporary-workspace.ts";
import { writeGroups } from "./write-groups.ts";

let w: TemporaryWorkspace;
beforeEach(async () => {
  w = await temporaryWorkspace();
});
afterEach(() => w.close());

it("what another writer says of an account between the reading and the writing is not lost", async () => {
  const fold = new GroupFold();
  const about = { source: "web", messageId: "m1", seq: 0, timestamp: 1, receivedAt: 1, properties: {}, context: {} };
  fold.add({ ...about, type: "group", event: "Group joined", userId: "u", groupId: "a", traits: { tier: "gold" } });
  const [documents, plain] = [await w.stores.documents("w"), await w.stores.business("w")];
  let others = 1;
  const business: BusinessStore = {
    ...plain,
    byKeys: async (...asked) => {
      const read = await plain.byKeys(...asked);
      if (others-- > 0) await putRecords(plain, "account", [record("account", "a", { name: "Acme" })]);
      return read;
    },
  };
  const reader = { instants: new InstantReader("UTC"), shiftDays: 0 };
  await writeGroups({ documents, business }, fold, reader);
  const [account] = await plain.byKeys({ kind: "all" }, "account", ["a"]);
  expect([account?.values["name"], account?.attributes["tier"]]).toEqual(["Acme", "gold"]);
});
