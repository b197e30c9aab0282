import { describe, expect, it } from "vitest";
import { type KeyPress, shortcutOf } from "./shortcuts.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  typing: false,
  ...more,
});

describe("shortcuts", () => {
  it("opens the palette from anywhere, also from a field and with letters off", () => {
    expect(shortcutOf(press("k", { metaKey: true, typing: true }), false, false)).toEqual({ open: "palette" });
    expect(shortcutOf(press("K", { ctrlKey: true }), false, true)).toEqual({ open: "palette" });
  });
  it("goes to a screen by G and a letter", () => {
    expect(shortcutOf(press("g"), false, true)).toEqual({ pending: true });
    expect(shortcutOf(press("a"), true, true)).toEqual({ go: "accounts" });
    expect(shortcutOf(press("z"), true, true)).toBeNull();
    expect(shortcutOf(press("a"), false, true)).toBeNull();
  });
  it("leaves letters alone in fields, with modifiers, and when they are off", () => {
    expect(shortcutOf(press("g", { typing: true }), false, true)).toBeNull();
    expect(shortcutOf(press("?"), false, false)).toBeNull();
    expect(shortcutOf(press("g", { altKey: true }), false, true)).toBeNull();
  });
});
