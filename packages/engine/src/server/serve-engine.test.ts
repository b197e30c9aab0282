import { mkdtemp, rm, stat } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { connectEngine } from "../client/connect-engine.ts";
import { all, count, rowsOf } from "../testing/plans.ts";
import { withEngine } from "../testing/with-engine.ts";
import { serveEngine } from "./serve-engine.ts";

const everyone = { kind: "all" } as const;

async function served() {
  const { stores, engine } = await withEngine();
  for (let i = 0; i < 50; i++) stores.event({ userId: `u${i}`, timestamp: i });
  const directory = await mkdtemp(join(tmpdir(), "throughline-socket-"));
  const path = join(directory, "engine.sock");
  const faults: unknown[] = [];
  const nudged: string[] = [];
  const serve = () =>
    serveEngine(
      engine,
      path,
      (cause) => faults.push(cause),
      (id) => nudged.push(id),
    );
  const server = await serve();
  const client = connectEngine(path);
  onTestFinished(async () => {
    await client.close();
    await server.close();
    await rm(directory, { recursive: true, force: true });
  });
  return { client, server, path, serve, faults, nudged };
}

test("many calls at once share the socket and each gets its own answer", async () => {
  const { client, path } = await served();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const cut = await client.sync("w");
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      client.run({ workspaceId: "w", plan: all("events", i % 2 ? ["t"] : ["rid"]), scope: everyone, deadlineMs: 5000 }),
    ),
  );
  expect(answers.map((a) => a.frame.columns[0]?.name)).toEqual(answers.map((_, i) => (i % 2 ? "t" : "rid")));
  expect(answers[0]?.frame.columns[0]?.values).toBeInstanceOf(Float64Array);
  expect(answers[0]?.cut.version).toBe(cut.version);
  expect((await client.usage()).user).toBeGreaterThan(0);
});

test("that rows arrived is told to whoever polls", async () => {
  const { client, nudged } = await served();
  await client.nudge("w");
  expect(nudged).toEqual(["w"]);
});

test("errors keep their problem, and only ours are hidden", async () => {
  const { client, faults } = await served();
  await expect(
    client.run({ workspaceId: "w", plan: all("nowhere", ["id"]), scope: everyone, deadlineMs: 5000 }),
  ).rejects.toMatchObject({ name: "EngineError", problem: "badPlan" });
  expect(faults).toEqual([]);
});

test("a call while the engine is down fails at once, and the client finds it again by itself", async () => {
  const { client, server, serve } = await served();
  await client.sync("w");
  await server.close();
  await expect(client.status("w")).rejects.toMatchObject({ problem: "unavailable" });
  const again = await serve();
  onTestFinished(() => again.close());
  await expect
    .poll(() =>
      client.run({ workspaceId: "w", plan: count("events"), scope: everyone, deadlineMs: 5000 }).then(
        (a) => rowsOf(a.frame),
        () => null,
      ),
    )
    .toEqual([[50]]);
});

test("a frame that claims to be huge, or is no request, ends that connection only", async () => {
  const { client, path } = await served();
  for (const bytes of [Buffer.from([255, 255, 255, 255, 1]), Buffer.from([2, 0, 0, 0, 1, 2])]) {
    const socket = connect(path);
    const ended = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => undefined);
    socket.write(bytes);
    await ended;
  }
  expect((await client.sync("w")).version).toBeGreaterThan(0);
});

test("a second engine does not take the place of one that runs", async () => {
  const { client, serve } = await served();
  await expect(serve()).rejects.toThrow("running already");
  expect((await client.sync("w")).documentSeq).toBe(50);
});
