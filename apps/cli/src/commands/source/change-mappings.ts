import { type EditedMappings, mappingsSetting, type SavedMappings, savedMappings } from "@throughline/model";
import type { AuditEntry, JsonObject, Stores } from "@throughline/sources";
import { audit, operator } from "../audit.ts";

/**
 * Saves what `edit` makes of a workspace's mappings, and audits it as `act`; while others save at the same time, it is
 * asked again. Where nothing changes there is nothing to audit.
 */
export async function changeMappings(
  stores: Stores,
  workspaceId: string,
  now: number,
  edit: (held: SavedMappings) => EditedMappings,
  act: (outcome: EditedMappings) => Pick<AuditEntry, "action" | "subject" | "detail">,
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
      savedBy: operator,
      note: "",
    };
    if (!(await stores.control.saveSetting(workspaceId, setting))) continue;
    await audit(stores, { at: now, workspaceId, ...act(outcome) });
    return outcome;
  }
}
