import { formatValue } from "../../ui/format/value.ts";
import type { LineModel } from "./line.ts";
import type { Margins, Scale } from "./scale.ts";

/** Rough widths of a character of 12 and 13 px text, enough to reserve room; capitals are wider. */
const charPx = 6.9;
const capitalPx = 8.3;
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (/\p{Lu}/u.test(letter) ? capitalPx : charPx), 0);
const narrowBelow = 480;

/** Room for the axis labels at the left and the end labels at the right. */
export function marginsOf(model: LineModel, scale: Scale, width: number): Margins {
  const format = model.series[0]?.format;
  const axis = format ? Math.max(...scale.ticks.map((tick) => formatValue(tick, format, "axis").length)) : 2;
  const longest = Math.max(5 * charPx, ...model.series.map(({ name }) => widthOf(name)));
  const most = width < narrowBelow ? 100 : 148;
  const ends = Math.min(most, Math.round(longest) + 30);
  return {
    left: Math.round(axis * charPx) + 12,
    right: Math.max(ends, model.unfinished ? 44 : 24),
    top: 10,
    bottom: 28,
  };
}

/** Cuts a name to the room of the end labels. */
export function fitName(name: string, room: number): string {
  if (widthOf(name) <= room - 26) return name;
  const letters = Array.from(name);
  while (letters.length > 3 && widthOf(`${letters.join("")}…`) > room - 26) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
