import type { IconName } from "../../ui/icon/paths.ts";
import { screenPath, screens } from "../screens.ts";
import type { RecentPage } from "./recent.ts";

interface PaletteEntry {
  readonly id: string;
  readonly name: string;
  readonly group: "Recent" | "Screens" | "Workspaces";
  readonly icon: IconName;
  readonly path: string;
  readonly note?: string;
}

interface NamedWorkspace {
  readonly id: string;
  readonly name: string;
}

/** What the palette offers: pages seen lately in this workspace, its screens, the other workspaces. */
export function paletteEntries(
  here: NamedWorkspace,
  workspaces: readonly NamedWorkspace[],
  recent: readonly RecentPage[],
): readonly PaletteEntry[] {
  return [
    ...recent.map(({ name, path, icon }) => ({ id: `recent ${path}`, name, path, icon, group: "Recent" as const })),
    ...screens.map((screen) => ({
      id: `screen ${screen.id}`,
      name: screen.name,
      group: "Screens" as const,
      icon: screen.icon,
      path: screenPath(here.id, screen),
      note: `G ${screen.letter.toUpperCase()}`,
    })),
    ...workspaces
      .filter(({ id }) => id !== here.id)
      .map(({ id, name }) => ({
        id: `workspace ${id}`,
        name,
        group: "Workspaces" as const,
        icon: "globe" as const,
        path: `/w/${encodeURIComponent(id)}/`,
      })),
    { id: "workspace +new", name: "New workspace", group: "Workspaces", icon: "plus", path: "/new" },
  ];
}
