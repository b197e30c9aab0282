/** The parts of the settings screen, in the order of their tabs. */
export const settingsParts = [
  { id: "identity", name: "Identity" },
  { id: "channels", name: "Channels" },
  { id: "internal", name: "Internal and test users" },
] as const;

export type SettingsPart = (typeof settingsParts)[number]["id"];

/** Which part the URL names; the first without one. */
export function readSettingsSearch(raw: Record<string, unknown>): { readonly of: SettingsPart } {
  const found = settingsParts.find((part) => part.id === raw["of"]);
  return { of: found?.id ?? "identity" };
}
