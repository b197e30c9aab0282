import type { IconName } from "../ui/icon/paths.ts";

export type BarPart = "range" | "compare" | "segment" | "internal" | "zone";

/** A screen of the sidebar. `bar` are the parts of the top bar that have an effect there; a part without one is not shown. */
export interface Screen {
  readonly id: "home" | "insights" | "segments" | "people" | "accounts" | "campaigns" | "data" | "settings" | "status";
  readonly name: string;
  readonly icon: IconName;
  readonly path: string;
  /** The second letter of the `G` shortcut. */
  readonly letter: string;
  readonly group: 1 | 2 | 3 | 4;
  readonly bar: readonly BarPart[];
}

export const screens: readonly Screen[] = [
  { id: "home", name: "Home", icon: "home", path: "", letter: "h", group: 1, bar: ["internal", "zone"] },
  {
    id: "insights",
    name: "Insights",
    icon: "insights",
    path: "insights",
    letter: "i",
    group: 1,
    bar: ["range", "compare", "segment", "internal", "zone"],
  },
  { id: "segments", name: "Segments", icon: "segments", path: "segments", letter: "g", group: 2, bar: ["zone"] },
  { id: "people", name: "People", icon: "people", path: "people", letter: "p", group: 2, bar: ["zone"] },
  { id: "accounts", name: "Accounts", icon: "accounts", path: "accounts", letter: "a", group: 2, bar: ["zone"] },
  { id: "campaigns", name: "Campaigns", icon: "campaigns", path: "campaigns", letter: "c", group: 3, bar: ["zone"] },
  { id: "data", name: "Data", icon: "data", path: "data", letter: "d", group: 4, bar: ["zone"] },
  { id: "settings", name: "Settings", icon: "settings", path: "settings", letter: "e", group: 4, bar: ["zone"] },
  { id: "status", name: "Status", icon: "status", path: "status", letter: "s", group: 4, bar: ["zone"] },
];

/** The screen a path belongs to: "/w/demo/people/42" is People. */
export function screenOf(pathname: string): Screen {
  const part = pathname.split("/")[3] ?? "";
  return screens.find((screen) => screen.path === part) ?? (screens[0] as Screen);
}

/** Address of a screen of a workspace. */
export function screenPath(workspaceId: string, screen: Screen): string {
  return `/w/${encodeURIComponent(workspaceId)}${screen.path === "" ? "/" : `/${screen.path}`}`;
}
