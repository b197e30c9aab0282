import type { SettingKind } from "./setting-kind.ts";

/** Every setting of a workspace: one folder of this package each, and one line here. */
export const settingKinds: readonly SettingKind<unknown>[] = [];

export function settingKind(name: string): SettingKind<unknown> | undefined {
  return settingKinds.find((kind) => kind.name === name);
}
