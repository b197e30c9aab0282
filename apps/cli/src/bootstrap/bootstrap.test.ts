import { once } from "node:events";
import { chmod, cp, mkdir, readFile, symlink, utimes, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { eventually, isAlive, startNode, withDirectory } from "../testing/run-node.ts";
import { noSpace, portTaken, wrongNode, wrongPlatform } from "./checks.mjs";

const SOURCES = fileURLToPath(new URL("..", import.meta.url));

describe("checks before anything is installed", () => {
  it("say what is wrong and what to do", async () => {
    expect(wrongNode("18.20.1")).toMatch(/needs Node 20 or newer; this is Node 18\.20\.1\. Install/);
    expect([wrongNode("20.0.0"), wrongNode("24.1.0")]).toEqual([null, null]);
    expect(wrongPlatform("aix", "ppc64")).toMatch(/this is aix ppc64/);
    expect(wrongPlatform("linux", "x64")).toBeNull();
    expect(noSpace(SOURCES, Number.MAX_SAFE_INTEGER)).toMatch(/^Only .* GB are free at .* Free some space/);
    expect(noSpace(SOURCES, 1)).toBeNull();
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect(await portTaken("127.0.0.1", port)).toMatch(/in use by another program/);
    server.close();
    await once(server, "close");
    expect(await portTaken("127.0.0.1", port)).toBeNull();
  });
});

/** A clone with the real bootstrap, in which installing, building and the product are short scripts. */
async function clone(root: string, npm: string): Promise<Record<string, string>> {
  const cli = join(root, "apps/cli/src");
  for (const part of ["bootstrap.mjs", "bootstrap", "terminal"])
    await cp(join(SOURCES, part), join(cli, part), { recursive: true });
  for (const folder of [
    "apps/web/src",
    "packages/model/src",
    "packages/query/src",
    "tools",
    "node_modules/.bin",
    "node_modules/vite/bin",
  ])
    await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, "package-lock.json"), "{}");
  await writeFile(
    join(cli, "main.ts"),
    `console.log("product", process.pid, process.argv.slice(2).join(" ")); process.on("SIGTERM", () => process.exit(0)); process.on("disconnect", () => process.exit(0)); setInterval(() => {}, 1000); setTimeout(() => process.exit(7), 20000);`,
  );
  await script(join(root, "tools/npm"), npm);
  await writeFile(
    join(root, "node_modules/vite/bin/vite.js"),
    `const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs"); appendFileSync("log", "built\\n");
     mkdirSync("apps/web/dist", { recursive: true }); writeFileSync("apps/web/dist/index.html", "");`,
  );
  return {
    PATH: `${join(root, "tools")}${delimiter}${dirname(process.execPath)}${delimiter}/usr/bin${delimiter}/bin`,
    PORT: "1",
    npm_lifecycle_event: "",
  };
}

async function script(path: string, text: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
}

const NPM = `if [ "$1" = --version ]; then echo 10.0.0; exit; fi
echo "installed $*" >> log; mkdir -p node_modules/node/bin; ln -sf ${process.execPath} node_modules/.bin/node; touch node_modules/.package-lock.json`;

describe("npm start", () => {
  it("installs and builds once, starts the product, and passes its end on", async () => {
    await withDirectory(async (root) => {
      const env = await clone(root, NPM);
      for (const round of [1, 2]) {
        const { process: bootstrap, ended } = startNode(
          [join(root, "apps/cli/src/bootstrap.mjs"), "start", "--original-dates"],
          env,
        );
        let out = "";
        bootstrap.stdout?.on("data", (chunk) => {
          out += chunk;
        });
        expect(await eventually(() => /product \d+ start --original-dates/.test(out))).toBe(true);
        bootstrap.kill("SIGTERM");
        expect((await ended).code).toBe(0);
        expect(out.includes("Installing packages")).toBe(round === 1);
        expect(await readFile(join(root, "log"), "utf8")).toMatch(/^installed ci .*\nbuilt\n$/);
      }
    });
  });

  it("installs again when the lock is newer, and builds again when a source is", async () => {
    await withDirectory(async (root) => {
      const env = await clone(root, NPM);
      await symlink(process.execPath, join(root, "node_modules/.bin/node"));
      await mkdir(join(root, "node_modules/node/bin"), { recursive: true });
      await writeFile(join(root, "node_modules/.package-lock.json"), "");
      await mkdir(join(root, "apps/web/dist"));
      await writeFile(join(root, "apps/web/dist/index.html"), "");
      const later = new Date(Date.now() + 60_000);
      await utimes(join(root, "package-lock.json"), later, later);
      const { process: bootstrap, ended } = startNode([join(root, "apps/cli/src/bootstrap.mjs"), "start"], env);
      expect(
        await eventually(async () => (await readFile(join(root, "log"), "utf8").catch(() => "")).includes("built")),
      ).toBe(true);
      bootstrap.kill("SIGTERM");
      await ended;
      expect(await readFile(join(root, "log"), "utf8")).toMatch(/installed ci .*\nbuilt/);
    });
  });

  it.each([
    [
      "echo 'npm ERR! network'; exit 1",
      /npm ERR! network\s+Installing the packages did not work\. Look at the lines above/,
    ],
    [
      "echo 'npm ERR! ENOSPC: no space left on device'; exit 1",
      /The disk is full: free some space, then run npm start again/,
    ],
  ])("says what failed when installing fails (%s)", async (fails, expected) => {
    await withDirectory(async (root) => {
      const env = await clone(root, `if [ "$1" = --version ]; then echo 10.0.0; exit; fi\n${fails}`);
      const { code, err } = await startNode([join(root, "apps/cli/src/bootstrap.mjs"), "start"], env).ended;
      expect(code).toBe(1);
      expect(err).toMatch(expected);
    });
  });

  it("does not install beside another install, and takes over from one that was killed", async () => {
    await withDirectory(async (root) => {
      const env = await clone(root, NPM);
      const lock = join(root, ".npm-ci.lock");
      await writeFile(lock, String(process.pid));
      const { code, err } = await startNode([join(root, "apps/cli/src/bootstrap.mjs"), "start"], env).ended;
      expect([code, err]).toEqual([1, expect.stringContaining("Another command is installing the packages here")]);
      await writeFile(lock, String(2 ** 22 - 1));
      const { process: bootstrap, ended } = startNode([join(root, "apps/cli/src/bootstrap.mjs"), "start"], env);
      expect(
        await eventually(async () => (await readFile(join(root, "log"), "utf8").catch(() => "")).includes("built")),
      ).toBe(true);
      bootstrap.kill("SIGTERM");
      await ended;
      expect(await readFile(lock, "utf8").catch(() => "gone")).toBe("gone");
    });
  });

  it("ends with npm, also when npm is killed outright and a shell stands between them", async () => {
    await withDirectory(async (root) => {
      const env = { ...(await clone(root, NPM)), npm_lifecycle_event: "start" };
      const command = `"${process.execPath}" apps/cli/src/bootstrap.mjs start; :`;
      const npm = `require("node:child_process").spawn("sh", ["-c", ${JSON.stringify(command)}], { stdio: "inherit", cwd: ${JSON.stringify(root)} }); setInterval(() => {}, 1000);`;
      const { process: parent } = startNode(["-e", npm], env);
      let out = "";
      parent.stdout?.on("data", (chunk) => {
        out += chunk;
      });
      expect(await eventually(() => /product \d+ start/.test(out))).toBe(true);
      const product = Number(/product (\d+)/.exec(out)?.[1]);
      expect(isAlive(product)).toBe(true);
      parent.kill("SIGKILL");
      expect(await eventually(() => !isAlive(product))).toBe(true);
    });
  });
});
