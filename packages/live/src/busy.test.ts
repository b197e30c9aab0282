import { type Condition, kindOf } from "@throughline/model";
import { expect, test, vi } from "vitest";
import { LiveWorkspace } from "./testing/live-workspace.ts";

const start = Date.UTC(2026, 2, 10, 12);
const hour = 3_600_000;
const gap = 100;
const acts = hour / gap;

const viewed = (op: "=" | ">=", value: number): Condition => ({
  did: { event: "view", op, value, window: { last: "PT1H" } },
});
/** When so many of the robot's acts have left the hour. */
const gone = (count: number): number => start + 1 + (count - 1) * gap;

function busyFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test("one more act of a robot costs some answers only, keeps nobody waiting, and its flips come as time goes on", async () => {
  const w = await LiveWorkspace.open(start);
  const robot = Array.from({ length: acts }, (_, i) => ({ userId: "robot", timestamp: start - hour + i * gap }));
  await w.events(robot);
  await w.segment("enough", "customer", viewed(">=", acts - 299));
  await w.segment("exactly", "customer", viewed("=", acts - 199));
  await w.segment("buyers", "customer", { did: { event: "buy", window: { last: "PT1H" } } });
  w.now += 1;
  await w.settle();
  expect(await w.members("enough")).toEqual(["user:robot"]);

  const kind = kindOf(viewed("=", 1));
  const answer = kind.matches;
  let [answers, together, longest] = [0, 0, 0];
  const others = setInterval(() => (together = 0), 1);
  const answered = vi.spyOn(kind, "matches").mockImplementation((...about) => {
    longest = Math.max(longest, ++together);
    answers++;
    busyFor(1);
    return answer(...about);
  });
  await w.events([{ userId: "robot" }, { userId: "b", event: "buy" }]);
  w.now += 1;
  await w.settle();
  clearInterval(others);
  answered.mockRestore();
  expect([answers < 300, longest < 60]).toEqual([true, true]);
  expect(await w.members("buyers")).toEqual(["user:b"]);

  for (const seconds of [4, 9, 13, 20, 21, 29, 34]) {
    w.now = start + seconds * 1_000;
    await w.settle();
  }
  const told = async (segment: string) => (await w.log(segment)).map(({ direction, at }) => [direction, at]);
  expect((await told("enough")).slice(1)).toEqual([["left", gone(301)]]);
  expect(await told("exactly")).toEqual([
    ["entered", gone(200)],
    ["left", gone(201)],
  ]);
});

test("what acts say that come into a window is asked for together", async () => {
  const w = await LiveWorkspace.open(start);
  await w.events(
    Array.from({ length: 400 }, (_, i) => ({
      userId: "robot",
      timestamp: start - hour + 1_000 + i * gap,
      properties: { amount: 1 },
    })),
  );
  const window = { between: { far: "P30D", near: "PT1H" } };
  const did = { event: "view", measure: "sum", property: "amount", op: ">=", value: 350, window } as const;
  await w.segment("late", "customer", { did });
  let asked = 0;
  w.beforeAsk = () => void asked++;
  w.now += 1;
  await w.settle();
  w.now = start + 60_000;
  await w.settle();
  expect([asked < 30, w.troubles]).toEqual([true, []]);
  expect((await w.log("late")).map(({ at }) => at)).toEqual([start + 1_001 + 349 * gap]);
});
