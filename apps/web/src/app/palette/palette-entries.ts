import type { IconName } from "../../ui/icon/paths.ts";
import { screenPath, screens } from "../screens.ts";
import type { RecentPage } from "./recent.ts";

interface PaletteEntry {
  readonly id: string;
  readonly name: string;
  readonly group: "Recent" | "Screens" | "Segments" | "Workspaces";
  readonly icon: IconName;
  readonly path: string;
  readonly note?: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the palette offers: pages seen lately in this workspace, its screens, its segments, the other workspaces. */
export function paletteEntries(
  here: Named,
  workspaces: readonly Named[],
  recent: readonly RecentPage[],
  segments: readonly Named[],
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
    ...segments.map(({ id, name }) => ({
      id: `segment ${id}`,
      name,
      group: "Segments" as const,
      icon: "segments" as const,
      path: `/w/${encodeURIComponent(here.id)}/segments/${encodeURIComponent(id)}`,
    })),
    {
      id: "segment +new",
      name: "New segment",
      group: "Segments",
      icon: "plus",
      path: `/w/${encodeURIComponent(here.id)}/segments/new`,
    },
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
