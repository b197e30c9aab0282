import { describe, expect, it } from "vitest";
import css from "../tokens.css?raw";

/** WCAG 2.x relative luminance of a `#rrggbb` colour. */
function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const darkAt = css.indexOf('[data-theme="dark"] {');
const colours = (block: string): ReadonlyMap<string, string> =>
  new Map([...block.matchAll(/--([\w-]+):\s*(#[\dA-Fa-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]));
const themes = { light: colours(css.slice(0, darkAt)), dark: colours(css.slice(darkAt)) };

const grounds = ["canvas", "card", "raised", "hover", "selected"];
const inks = ["text", "text-2", "text-3", "link"];

describe.each(["light", "dark"] as const)("contrast of the %s tokens", (theme) => {
  const of = (name: string): string => {
    const value = themes[theme].get(name);
    if (!value) throw new Error(`tokens.css has no ${theme} --${name}`);
    return value;
  };
  const ratio = (a: string, b: string): number => contrast(of(a), of(b));

  it.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))(
    "text %s on %s is at least 4.5",
    (ink, ground) => {
      expect(ratio(ink, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );
  it.each(["pos", "neg", "warn"])("%s is text on the card and on its own tint", (name) => {
    expect(ratio(name, "card")).toBeGreaterThanOrEqual(4.5);
    expect(ratio(name, `${name}-tint`)).toBeGreaterThanOrEqual(4.5);
  });
  it("labels a primary button, also hovered", () => {
    expect(ratio("on-accent", "accent")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("on-accent", "accent-hover")).toBeGreaterThanOrEqual(4.5);
  });
  it.each(
    ["control", "focus"].flatMap((line) =>
      ["canvas", "card", "raised", "hover"].map((ground) => [line, ground] as const),
    ),
  )("%s can be seen on %s", (line, ground) => expect(ratio(line, ground)).toBeGreaterThanOrEqual(3));
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("series %i can be seen on card and hover", (hue) => {
    expect(ratio(`s${hue}`, "card")).toBeGreaterThanOrEqual(3);
    expect(ratio(`s${hue}`, "hover")).toBeGreaterThanOrEqual(3);
  });
  it.each([1, 2, 3, 4, 5, 6, 7])("a heat-map cell %i carries its text", (step) => {
    expect(ratio(step <= 4 ? "seq-ink-low" : "seq-ink-high", `seq-${step}`)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("the printed ratios", () => {
  it.each([
    ["light", "text", "card", 14.4],
    ["light", "text-2", "canvas", 6.73],
    ["light", "text-3", "selected", 5.07],
    ["light", "link", "card", 5.92],
    ["light", "s2", "card", 3.4],
    ["light", "control", "card", 3.75],
    ["dark", "text", "canvas", 15],
    ["dark", "text-3", "raised", 5.4],
    ["dark", "s5", "card", 3.48],
    ["dark", "s8", "hover", 3.1],
  ] as const)("%s %s on %s is %d", (theme, ink, ground, printed) => {
    const [a, b] = [themes[theme].get(ink) ?? "", themes[theme].get(ground) ?? ""];
    expect(Math.abs(contrast(a, b) - printed)).toBeLessThan(0.06);
  });
});
