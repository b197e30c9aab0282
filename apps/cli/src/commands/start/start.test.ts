import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MAIN, startNode, throughline, withDirectory } from "../../testing/run-node.ts";
import { homeProblem } from "./home.ts";
import { holderOf, leaveHome, takeHome } from "./home-lock.ts";

describe("start refuses, with what to do", () => {
  it("a port that is taken", async () => {
    await withDirectory(async (home) => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      const { code, err } = await startNode([MAIN, "start"], { THROUGHLINE_HOME: home, PORT: String(port) }).ended;
      server.close();
      expect(code).toBe(1);
      expect(err).toBe(
        `Port ${port} on 127.0.0.1 is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start\n`,
      );
      expect(await holderOf(home)).toBeNull();
    });
  });

  it("a home in which it runs already", async () => {
    await withDirectory(async (home) => {
      expect(await takeHome(home, { pid: process.pid, url: "http://127.0.0.1:4400" })).toBeNull();
      const { code, err } = await throughline(home, "start");
      expect(code).toBe(1);
      expect(err).toContain(`already runs in ${home} (process ${process.pid}), at http://127.0.0.1:4400`);
    });
  });

  it("a home that is a file, and a setting that is no port", async () => {
    await withDirectory(async (directory) => {
      const file = join(directory, "file");
      await writeFile(file, "");
      const { code, err } = await throughline(file, "start");
      expect([code, err]).toEqual([
        1,
        expect.stringContaining(`${file} is a file, not a directory. Choose a directory`),
      ]);
      const wrong = await startNode([MAIN, "start"], { THROUGHLINE_HOME: directory, PORT: "http" }).ended;
      expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('PORT is "http", which is no port number')]);
    });
  });
});

describe("home lock", () => {
  it("is taken over from a process that is gone, and by one of many at once only", async () => {
    await withDirectory(async (home) => {
      await writeFile(join(home, "start.lock"), JSON.stringify({ pid: 2 ** 22 - 1, url: "x" }));
      expect(await holderOf(home)).toBeNull();
      const mine = { pid: process.pid, url: "y" };
      expect(await takeHome(home, mine)).toBeNull();
      expect(await takeHome(home, mine)).toEqual(mine);
      await leaveHome(home);
      await writeFile(join(home, "start.lock"), "{half");
      expect(await takeHome(home, mine)).toBeNull();
    });
  });

  it("makes the home when it is missing", async () => {
    await withDirectory(async (directory) => {
      expect(await homeProblem(join(directory, "a/b"))).toBeNull();
      expect(await homeProblem(join(directory, "a/b"))).toBeNull();
    });
  });
});
