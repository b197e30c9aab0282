import { type EditedMappings, mappingsSetting, type SavedMappings, savedMappings } from "@throughline/model";
import type { JsonObject, Stores } from "@throughline/sources";

/** Saves what `edit` makes of a workspace's mappings; while others save at the same time, it is asked again. */
export async function changeMappings(
  stores: Stores,
  workspaceId: string,
  now: number,
  edit: (held: SavedMappings) => EditedMappings,
): Promise<EditedMappings> {
  for (;;) {
    const held = savedMappings(await stores.control.settings(workspaceId));
    const outcome = edit(held);
    if (!outcome.edited) return outcome;
    const value: JsonObject = JSON.parse(JSON.stringify(outcome.edited));
    const setting = {
      name: mappingsSetting,
      version: held.version + 1,
      value,
      savedAt: now,
      savedBy: "local",
      note: "",
    };
    if (await stores.control.saveSetting(workspaceId, setting)) return outcome;
  }
}
