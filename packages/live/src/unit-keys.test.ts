import type { RunPlan } from "@throughline/model";
import { expect, test } from "vitest";
import { UnitKeys } from "./unit-keys.ts";

test("keys of many units are asked for in questions of a size that is answered, each once", async () => {
  const sizes: number[] = [];
  const run: RunPlan = async (plan) => {
    const [ids = []] = [...JSON.stringify(plan).matchAll(/"values":\[([\d,]+)\]/g)].map(([, list = ""]) =>
      list.split(","),
    );
    sizes.push(ids.length);
    return {
      rows: ids.length,
      columns: [
        { name: "id", type: "integer", values: ids.map(Number) },
        { name: "key", type: "text", values: ids.map((id) => `user:${id}`) },
      ],
    };
  };
  const keys = new UnitKeys("customer");
  const ids = Array.from({ length: 250_000 }, (_, i) => i + 1);
  await keys.learn(ids, run);
  await keys.learn(ids, run);
  expect(sizes).toEqual([100_000, 100_000, 50_000]);
  expect([keys.key(1), keys.key(250_000)]).toEqual(["user:1", "user:250000"]);
});
