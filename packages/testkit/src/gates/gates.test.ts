import { describe, expect, it } from "vitest";
import { environmentAccess } from "./environment-access.ts";
import { fileSize } from "./file-size.ts";
import { links } from "./links.ts";
import { lock } from "./lock.ts";
import { names } from "./names.ts";
import { registries } from "./registries.ts";
import { treeOf } from "./tree.ts";
import { wording } from "./wording.ts";

const lines = (n: number) => "x\n".repeat(n);
const many = (n: number, size: number) =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`packages/a/src/f${i}.ts`, lines(size)]));

describe("file size", () => {
  it("passes small files and fires at 401 lines", () => {
    expect(fileSize.check(treeOf({ "apps/a/src/a.ts": lines(400) }))).toHaveLength(1);
    expect(fileSize.check(treeOf({ "apps/a/src/a.ts": lines(80) }))).toEqual([]);
    expect(fileSize.check(treeOf({ "apps/a/src/a.ts": lines(401), "apps/a/src/b.ts": "x\n" }))[0]?.message).toContain(
      "split it",
    );
  });
  it("fires when more than 5 % are over 300 lines or the median is over 80", () => {
    expect(
      fileSize.check(treeOf({ ...many(20, 10), "packages/b/a.ts": lines(301), "packages/b/b.ts": lines(301) }))[0]
        ?.message,
    ).toContain("5 %");
    expect(fileSize.check(treeOf(many(21, 81)))[0]?.message).toContain("median");
  });
  it("leaves generated files out", () => {
    expect(fileSize.check(treeOf({ "apps/web/src/gql/graphql.ts": lines(5000) }))).toEqual([]);
  });
});

describe("environment", () => {
  it("fires outside environment.ts only", () => {
    const text = "const port = process.env['PORT'];";
    expect(environmentAccess.check(treeOf({ "apps/api/src/server.ts": text }))).toHaveLength(1);
    expect(
      environmentAccess.check(treeOf({ "apps/api/src/environment.ts": text, "apps/api/src/a.test.ts": text })),
    ).toEqual([]);
  });
});

describe("names", () => {
  it("fires on files of no noun and on strangers at the top", () => {
    expect(
      names.check(treeOf({ "packages/model/src/utils.ts": "", "apps/web/src/common/a.ts": "", "notes.md": "" })),
    ).toHaveLength(3);
    expect(
      names.check(
        treeOf({ "packages/model/src/time/zone.ts": "", "README.md": "", ".npmrc": "", "tsconfig.base.json": "" }),
      ),
    ).toEqual([]);
  });
});

describe("wording", () => {
  it("fires on unfinished work, skipped tests and ways around the rules", () => {
    const text = ["// TODO later", "it.skip('x', () => {})", "const a = b as unknown as C;", "// @ts-ignore"].join(
      "\n",
    );
    expect(wording.check(treeOf({ "apps/a/src/a.ts": text }))).toHaveLength(4);
    expect(wording.check(treeOf({ "apps/a/src/a.ts": "it('skips nothing', () => {})" }))).toEqual([]);
  });
});

describe("registries", () => {
  it("fires for a kind that is unregistered or untested", () => {
    const tree = {
      "packages/model/src/conditions/kinds.ts": 'import { all } from "./all/all.ts";',
      "packages/model/src/conditions/all/all.ts": "",
      "packages/model/src/conditions/all/all.test.ts": "",
      "packages/model/src/conditions/lost/lost.ts": "",
    };
    expect(registries.check(treeOf(tree)).map((finding) => finding.message)).toEqual([
      expect.stringContaining("not registered"),
      expect.stringContaining("no test"),
    ]);
  });
});

describe("lock", () => {
  const of = (packages: object) => treeOf({ "package-lock.json": JSON.stringify({ packages }) });
  it("fires on a missing platform package, a registry address and a licence that is not allowed", () => {
    expect(
      lock.check(
        of({ "node_modules/a": { version: "1.0.0", license: "MIT", optionalDependencies: { "a-linux": "1" } } }),
      ),
    ).toHaveLength(1);
    expect(
      lock.check(of({ "node_modules/a": { version: "1.0.0", license: "MIT", resolved: "https://example.com/a.tgz" } })),
    ).toHaveLength(1);
    expect(lock.check(of({ "node_modules/a": { version: "1.0.0", license: "GPL-3.0" } }))).toHaveLength(1);
    expect(lock.check(of({ "node_modules/a": { version: "1.0.0" } }))).toHaveLength(1);
    const unread = { "node_modules/new-date": { version: "9.9.9", license: "SEE LICENSE IN LICENSE" } };
    expect(lock.check(of(unread))).toHaveLength(1);
    expect(lock.check(of({ "node_modules/a": { version: "1.0.0", license: "(MIT OR GPL-3.0)" } }))).toEqual([]);
  });
});

describe("links", () => {
  it("fires on a link that leads nowhere", () => {
    const tree = {
      "README.md": "[a](docs/a.md) [b](docs) [c](docs/gone.md) [d](https://example.com)",
      "docs/a.md": "",
    };
    expect(links.check(treeOf(tree))).toEqual([
      { file: "README.md", message: expect.stringContaining("docs/gone.md") },
    ]);
  });
});
