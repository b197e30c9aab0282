import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStores } from "../open-stores.ts";
import type { SegmentStore } from "../ports/segment-store.ts";
import { SavedDefinitions } from "./saved-definitions.ts";

test("a long list that is replaced while it is read is as it was before, never of both", async () => {
  const home = await mkdtemp(join(tmpdir(), "throughline-saved-"));
  const stores = await openStores({ home });
  onTestFinished(async () => {
    await stores.close();
    await rm(home, { recursive: true });
  });
  await (await stores.business("w")).migrate();
  await (await stores.documents("w")).migrate();
  const store = await stores.segments("w");
  const [odd, even] = [1, 0].map((rest) => Array.from({ length: 12_000 }, (_, i) => `user:${100_000 + 2 * i + rest}`));
  if (!odd || !even) throw new Error("two lists are needed");
  const label = { name: "L", description: "", ownerId: "local", tags: [], archivedAt: null };
  const definition = { where: { ids: { list: "l" } }, kinds: { ids: 1 } };
  await store.create(
    { ...label, id: "l", unit: "customer", definition, createdAt: 1 },
    { savedAt: 1, savedBy: "local", note: "" },
  );
  await store.editList("l", { mode: "replace", keys: odd }, 2);
  const edited: SegmentStore = {
    ...store,
    // Somebody replaces the list as soon as anything of it was read.
    listKeys: async (...of) => {
      const keys = await store.listKeys(...of);
      await store.editList("l", { mode: "replace", keys: even }, 3);
      return keys;
    },
  };
  const during = await new SavedDefinitions({ ...stores, segments: async () => edited }).read("w");
  expect(during.saved.lists.get("l")?.values).toEqual(odd);
  const after = await new SavedDefinitions(stores).read("w");
  expect(after.saved.lists.get("l")?.values).toEqual(even);
});
