import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { countRows } from "@throughline/sources";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endingAt } from "../faults/index.ts";
import { ask, type Product, runCommand, startProduct, temporaryHome } from "./product.ts";

const released = resolve(import.meta.dirname, "../../released");
const versions = readdirSync(released, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(versions.map(({ name }) => name))("a home of version %s", (version) => {
  const text = (file: string) => readFileSync(join(released, version, file), "utf8");
  const rows: Readonly<Record<string, Readonly<Record<string, number>>>> = JSON.parse(text("rows.json"));
  const place = temporaryHome();
  let product: Product;

  beforeAll(async () => {
    execFileSync("tar", ["-xzf", join(released, version, "home.tar.gz"), "-C", place.home]);
    for (const [file, tables] of Object.entries(rows)) expect(countRows(join(place.home, file))).toEqual(tables);
    for (const step of [1, 2, 5]) {
      const { ended } = runCommand(place.home, ["migrate"], endingAt("store.migration", step));
      expect(await ended).toMatchObject({ code: null });
    }
    product = await startProduct(place.home, { args: ["--no-demo"] });
  });
  afterAll(async () => {
    await product?.stop();
    place.remove();
  });

  it("is brought to today's shape by a migration that was killed three times, and every table has the rows that it had", () => {
    for (const [file, { migrations = 0, ...tables }] of Object.entries(rows)) {
      const now = countRows(join(place.home, file));
      expect(now).toMatchObject(tables);
      expect(now["migrations"]).toBeGreaterThanOrEqual(migrations);
    }
    expect(countRows(join(place.home, "control.sqlite"))["migrations"]).toBeGreaterThan(
      rows["control.sqlite"]?.["migrations"] ?? 0,
    );
  });

  it("answers the same questions with the same numbers", async () => {
    const answers: unknown = JSON.parse(text("answers.json"));
    await expect
      .poll(() => ask(product.url, text("questions.graphql")).catch(String), { timeout: 30_000, interval: 300 })
      .toEqual(answers);
  });
});
