import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { MAIN, startNode, withDirectory } from "../../testing/run-node.ts";

const mapping = {
  id: "sales",
  connection: "shop",
  table: "T",
  key: ["id"],
  target: { events: { name: { text: "Sold" }, timestamp: "at", userId: "who" } },
};

it("source commands say what is connected, and what is wrong with a mapping, never an address", async () => {
  await withDirectory(async (home) => {
    const [good, bad, broken] = ["good.json", "bad.json", "broken.json"].map((name) => join(home, name));
    await writeFile(good ?? "", JSON.stringify(mapping));
    await writeFile(bad ?? "", JSON.stringify({ ...mapping, key: [] }));
    await writeFile(broken ?? "", "{");
    const address = "mysql://reader:hunter2@127.0.0.1:1/shop";
    const run = (words: readonly string[], connected = true) =>
      startNode([MAIN, "source", ...words], { THROUGHLINE_HOME: home, SOURCE_SHOP_URL: connected ? address : "" })
        .ended;
    const [none, list, check, wrong, unread, unnamed] = await Promise.all([
      run(["list"], false),
      run(["list"]),
      run(["check", good ?? ""]),
      run(["preview", bad ?? ""]),
      run(["sync", broken ?? ""]),
      run(["check", good ?? ""], false),
    ]);
    expect([none.code, none.out]).toEqual([0, "No database is connected. Set SOURCE_<NAME>_URL to connect one.\n"]);
    expect([list.code, list.out]).toEqual([
      0,
      expect.stringMatching(/^shop\tmysql\tThe connected MySQL database cannot be/),
    ]);
    expect([check.code, check.out + check.err]).toEqual([1, expect.stringContaining("cannot be reached")]);
    expect([wrong.code, wrong.out + wrong.err]).toEqual([
      1,
      expect.stringContaining("key: must be a list of 1 to 8 columns"),
    ]);
    expect([unread.code, unread.err]).toEqual([2, expect.stringContaining("broken.json is not JSON")]);
    expect([unnamed.code, unnamed.out + unnamed.err]).toEqual([1, expect.stringContaining("Set SOURCE_SHOP_URL")]);
    for (const { out, err } of [list, check]) expect(out + err).not.toMatch(/hunter2|127\.0\.0\.1/);
  });
});
