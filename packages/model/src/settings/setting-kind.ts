import type { Problem } from "../problem.ts";

/**
 * One thing that a workspace decides about itself. Its value is plain JSON, kept in versions by the control database;
 * a version says who saved it, when and why, and receipts name the version they were counted with.
 */
export interface SettingKind<Value> {
  readonly name: string;
  /** One sentence for the screen that edits it. */
  readonly describe: string;
  /** What counts while nothing was saved (version 0). */
  readonly initial: Value;
  /** Reads stored or given JSON; problems lead to the very node. A value without problems can always be used. */
  parse(json: unknown): { readonly value?: Value; readonly problems: readonly Problem[] };
}

/** A setting as it counts now. */
export interface CurrentSetting<Value> {
  readonly version: number;
  readonly value: Value;
}

/** The newest saved version of a kind, or its initial value; a stored value that no longer reads counts as unsaved. */
export function currentSetting<Value>(
  kind: SettingKind<Value>,
  saved: readonly { readonly name: string; readonly version: number; readonly value: unknown }[],
): CurrentSetting<Value> {
  const found = saved.find(({ name }) => name === kind.name);
  const value = found && kind.parse(found.value).value;
  return found && value !== undefined ? { version: found.version, value } : { version: 0, value: kind.initial };
}
