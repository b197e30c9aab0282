import { type Problem, type SettingKind, settingKind, settingKinds } from "@throughline/model";
import type { JsonObject, Setting, Stores } from "@throughline/sources";
import { ApiError } from "../../repo/api-error.ts";
import { pageSize } from "../../repo/cursor.ts";
import { withoutNulls } from "../../repo/input-tree.ts";
import type { Repo } from "../../repo/repo.ts";

/** One version of a setting; version 0, which nobody saved, is what the model says. */
export interface SettingVersionNode {
  readonly version: number;
  readonly value: JsonObject;
  readonly savedAt: number | null;
  readonly savedBy: string | null;
  readonly note: string;
}

export interface SettingNode extends SettingVersionNode {
  readonly workspaceId: string;
  readonly kind: SettingKind<unknown>;
}

export interface SettingPayload {
  readonly setting: SettingNode | null;
  readonly problems: readonly Problem[];
}

interface Saved {
  readonly name: string;
  /** The version that the editor saw. */
  readonly version: number;
  readonly value: unknown;
  readonly note?: string | null | undefined;
}

/** Settings that decide what marketing reads, not what is collected: marketers save these too. */
const ofMarketers: ReadonlySet<string> = new Set(["channelRules", "internalUsers"]);
const longestNote = 500;

/** What the workspace decides about itself: read in versions, saved over the version that the editor saw, audited. */
export class SettingService {
  readonly #repo: Repo;
  readonly #stores: Stores;

  constructor(repo: Repo, { stores }: { readonly stores: Stores }) {
    this.#repo = repo;
    this.#stores = stores;
  }

  async list(): Promise<readonly SettingNode[]> {
    const saved = this.#repo.settings;
    return settingKinds.map((kind) => this.#node(kind, newestOf(kind, saved)));
  }

  async find(name: string): Promise<SettingNode | null> {
    const kind = settingKind(name);
    return kind ? this.#node(kind, newestOf(kind, this.#repo.settings)) : null;
  }

  /** Newest first. */
  async versions({ kind }: SettingNode, first: number | null | undefined): Promise<readonly SettingVersionNode[]> {
    const { control } = this.#stores;
    return (await control.settingVersions(this.#repo.workspace.id, kind.name, pageSize(first, 20))).map(versionOf);
  }

  async save(request: Saved): Promise<SettingPayload> {
    const kind = settingKind(request.name);
    if (!kind) return refused("unknownSetting", "There is no such setting.", ["name"]);
    this.#allow(kind);
    const note = (request.note ?? "").trim();
    if (note.length > longestNote) return refused("tooLong", `A note has at most ${longestNote} characters.`, ["note"]);
    const value = withoutNulls(request.value) as JsonObject;
    const { problems } = kind.parse(value);
    if (problems.length > 0)
      return { setting: null, problems: problems.map((problem) => ({ ...problem, path: ["value", ...problem.path] })) };
    const { control } = this.#stores;
    const workspaceId = this.#repo.workspace.id;
    const [newest] = await control.settingVersions(workspaceId, kind.name, 1);
    const seen = newest?.version ?? 0;
    const setting: Setting = {
      name: kind.name,
      version: seen + 1,
      value,
      savedAt: this.#repo.clock.now,
      savedBy: this.#repo.principal.id,
      note,
    };
    if (seen !== request.version || !(await control.saveSetting(workspaceId, setting)))
      return refused("conflict", "Somebody saved it meanwhile. Look at the newest version and decide again.", [
        "version",
      ]);
    await control.audit({
      at: setting.savedAt,
      principal: setting.savedBy,
      workspaceId,
      action: "setting.save",
      subject: kind.name,
      detail: `version ${setting.version}${note === "" ? "" : `: ${note}`}`,
    });
    return { setting: this.#node(kind, setting), problems: [] };
  }

  #allow({ name }: SettingKind<unknown>): void {
    const { role } = this.#repo.principal;
    if (role === "admin" || role === "engineer" || (role === "marketer" && ofMarketers.has(name))) return;
    throw new ApiError("FORBIDDEN", "Your role does not include this.");
  }

  /** A saved value is shown as it was saved, also one that this version of the product cannot read any more. */
  #node(kind: SettingKind<unknown>, saved: Setting | undefined): SettingNode {
    const shown = saved ? versionOf(saved) : neverSaved(kind);
    return { workspaceId: this.#repo.workspace.id, kind, ...shown };
  }
}

function newestOf(kind: SettingKind<unknown>, saved: readonly Setting[]): Setting | undefined {
  return saved.find(({ name }) => name === kind.name);
}

function versionOf({ version, value, savedAt, savedBy, note }: Setting): SettingVersionNode {
  return { version, value, savedAt, savedBy, note };
}

function neverSaved({ initial }: SettingKind<unknown>): SettingVersionNode {
  const value = JSON.parse(JSON.stringify(initial)) as JsonObject;
  return { version: 0, value, savedAt: null, savedBy: null, note: "" };
}

function refused(code: string, message: string, path: Problem["path"]): SettingPayload {
  return { setting: null, problems: [{ code, message, path }] };
}
