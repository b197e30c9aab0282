import type { Stores, Workspace } from "@throughline/sources";
import { UsageError } from "./command.ts";

const DEFAULT_ID = "main";

/** `Acme Shops` as `acme-shops`. */
export function workspaceId(name: string): string {
  const id = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  if (id === "") throw new UsageError(`"${name}" has no letter or digit to make an id of.`);
  return id;
}

export async function createWorkspace(stores: Stores, workspace: Workspace): Promise<void> {
  const documents = await stores.documents(workspace.id);
  const business = await stores.business(workspace.id);
  await documents.migrate();
  await business.migrate();
  await stores.control.putWorkspace(workspace);
}

export function newWorkspace(id: string, name: string, now: number): Workspace {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const nouns = { customerNoun: "customer", accountNoun: "account" };
  return { id, name, timeZone, weekStart: "monday", currency: "USD", ...nouns, createdAt: now };
}

/** The named workspace, or the only one that is not demo data; a first one is made when there is none. */
export async function chooseWorkspace(stores: Stores, named: string | undefined, now: number): Promise<Workspace> {
  const all = await stores.control.workspaces();
  const ids = all.map((workspace) => workspace.id).join(", ") || "none yet";
  if (named !== undefined) {
    const found = all.find((workspace) => workspace.id === named);
    if (found) return found;
    throw new UsageError(
      `There is no workspace "${named}". There are: ${ids}. Make one: npm run throughline -- workspace create "${named}"`,
    );
  }
  const own = all.filter((workspace) => !workspace.demo);
  if (own.length > 1) throw new UsageError(`Say which workspace, with --workspace: ${ids}.`);
  const only = own[0];
  if (only) return only;
  const made = newWorkspace(DEFAULT_ID, "Main", now);
  await createWorkspace(stores, made);
  return made;
}
