import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPage, readStaticFiles } from "./static-files.ts";

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "throughline-static-"));
  await mkdir(join(directory, "assets"));
  await writeFile(join(directory, "index.html"), "<!doctype html>");
  await writeFile(join(directory, "assets", "app-1a2b3c.js"), "1");
  await writeFile(join(directory, ".secret"), "no");
  await symlink("/etc/hostname", join(directory, "host.txt"));
});
afterAll(() => rm(directory, { recursive: true }));

test("files are known by their addresses; dot files and links out of the directory are not", () => {
  const files = readStaticFiles(directory);
  expect([...files.keys()].toSorted()).toEqual(["/assets/app-1a2b3c.js", "/index.html"]);
  expect(files.get("/assets/app-1a2b3c.js")?.cache).toContain("immutable");
  expect(files.get("/index.html")?.cache).toBe("no-store");
});

test("a build that is not there serves nothing", () => {
  expect(readStaticFiles(join(directory, "nothing")).size).toBe(0);
});

test.each(["/", "/w/demo/people/user%3A42", "/accounts/acme.com", "/people/Ümlaut"])(
  "%s is an address of the app",
  (path) => {
    expect(isPage(path)).toBe(true);
  },
);

test.each([
  "/..%2fetc/passwd",
  "/%252e%252e/x",
  "/a\\b",
  "//evil.example",
  "/.git/config",
  "/x%00",
  "/main.js.map",
  "/%zz",
])("%s is not", (path) => {
  expect(isPage(path)).toBe(false);
});
