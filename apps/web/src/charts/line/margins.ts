import { formatValue } from "../../ui/format/value.ts";
import type { LineModel } from "./line.ts";
import type { Margins, Scale } from "./scale.ts";

/** Rough width of 12 and 13 px text, enough to reserve room. */
const charPx = 6.9;
const narrowBelow = 480;

/** Room for the axis labels at the left and the end labels at the right. */
export function marginsOf(model: LineModel, scale: Scale, width: number): Margins {
  const format = model.series[0]?.format;
  const axis = format ? Math.max(...scale.ticks.map((tick) => formatValue(tick, format, "axis").length)) : 2;
  const longest = Math.max(0, ...model.series.map(({ name }) => name.length), 5);
  const most = width < narrowBelow ? 84 : 148;
  const ends = Math.min(most, Math.round(longest * charPx) + 30);
  return {
    left: Math.round(axis * charPx) + 12,
    right: Math.max(ends, model.unfinished ? 44 : 24),
    top: 10,
    bottom: 28,
  };
}

/** Cuts a name to the room of the end labels. */
export function fitName(name: string, room: number): string {
  const most = Math.max(4, Math.floor((room - 26) / charPx));
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
