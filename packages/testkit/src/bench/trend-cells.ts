import type { TrendAnswer } from "@throughline/model";

/** A trend by day and channel as the frozen pass gives it: cell [day * channels + channel]. */
export function trendCells(answer: TrendAnswer, channels: readonly string[], days: number): Int32Array {
  if (answer.hiddenValues > 0 || answer.buckets.length !== days) throw new Error("the trend is not by day and channel");
  const cells = new Int32Array(days * channels.length);
  for (const { role, breakdown, values } of answer.lines) {
    const channel = channels.indexOf(breakdown[0] ?? "");
    if (role === "whole") continue;
    if (channel < 0) throw new Error(`no channel of the reference data: ${breakdown[0]}`);
    for (const [day, value] of values.entries()) cells[day * channels.length + channel] = value ?? 0;
  }
  return cells;
}
