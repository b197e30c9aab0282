import type { Engine } from "@throughline/engine";
import type { Frame } from "@throughline/query";
import type { Passes, ReferenceColumns } from "./passes.ts";
import {
  askSegment,
  askSegmentAnew,
  askTimeline,
  askTrend,
  numbers,
  runOn,
  segmentMembers,
} from "./product-questions.ts";
import { sameNumbers } from "./same-numbers.ts";
import { type Comparison, type Sides, sideBySide } from "./side-by-side.ts";
import { trendCells } from "./trend-cells.ts";

/** Trend, segment and timeline, each with whether both sides gave the same answer: ready to be measured. */
export async function sidesOf(passes: Passes, data: ReferenceColumns, engine: Engine): Promise<readonly Sides[]> {
  const run = runOn(engine);
  const events = data.n;
  const trendPass = passes.trend(data, passes.T0, passes.DAYS);
  const members = new Int32Array(data.C);
  const segmentPass = members.subarray(0, passes.segment(data, passes.T1, members));
  return [
    {
      question: "trend",
      events,
      equal: sameNumbers(trendCells(await askTrend(run), passes.CHANNELS, passes.DAYS), trendPass),
      product: () => askTrend(run),
      pass: () => passes.QUESTIONS.trend(data),
    },
    {
      question: "population",
      events,
      equal: sameNumbers(await segmentMembers(run), segmentPass),
      product: () => askSegment(run),
      pass: () => passes.QUESTIONS.segment(data),
    },
    {
      question: "population from columns in memory",
      events,
      equal: sameNumbers(await heldIds(engine), ascending(await askSegment(run))),
      product: () => askSegmentAnew(engine),
      pass: () => passes.QUESTIONS.segment(data),
    },
    {
      question: "timeline",
      events,
      equal: sameNumbers(numbers(await askTimeline(run, data.buf.busiest), "t"), newest(passes, data)),
      product: () => askTimeline(run, data.buf.busiest),
      pass: () => passes.QUESTIONS.timeline(data),
    },
  ];
}

/** The columns are read when they are asked for the second time. */
async function heldIds(engine: Engine): Promise<readonly number[]> {
  for (let asked = 0; asked < 2; asked++) await askSegmentAnew(engine);
  return ascending(await askSegmentAnew(engine));
}

const ascending = (frame: Frame) => numbers(frame, "unit").toSorted((a, b) => a - b);

export async function compareQuestions(
  passes: Passes,
  data: ReferenceColumns,
  engine: Engine,
): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const sides of await sidesOf(passes, data, engine)) comparisons.push(await sideBySide(passes, sides));
  return comparisons;
}

function newest(passes: Passes, data: ReferenceColumns): readonly number[] {
  const rows = new Int32Array(100);
  const count = passes.timeline(data, data.buf.busiest, 100, rows);
  return Array.from(rows.subarray(0, count), (row) => data.t[row] ?? Number.NaN);
}
