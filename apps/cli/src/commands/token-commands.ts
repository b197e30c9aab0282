import type { Role } from "@throughline/sources";
import { audit } from "./audit.ts";
import { type Command, neededOption, textOption, UsageError } from "./command.ts";
import { suggestion } from "./nearest.ts";
import { chooseWorkspace } from "./workspaces.ts";

const ROLES: readonly Role[] = ["admin", "marketer", "engineer", "seller"];

function checkedRole(given: string): Role {
  const role = ROLES.find((candidate) => candidate === given);
  if (role) return role;
  throw new UsageError(`There is no role "${given}".${suggestion(given, ROLES)} Roles: ${ROLES.join(", ")}.`);
}

export const tokenCreate: Command = {
  name: "token create",
  summary: "Make an API token and print it; it is shown this once",
  usage: "--workspace W --role R",
  options: {
    workspace: { type: "string" },
    role: { type: "string" },
    owner: { type: "string" },
    label: { type: "string" },
  },
  optionHelp: {
    workspace: "The one workspace that the token may read",
    role: ROLES.join(", "),
    owner: "For a seller: the id of the owner whose accounts it sees",
    label: "What it is for",
  },
  run: async ({ stores, print, now }, _words, options) => {
    const named = neededOption(options, "workspace");
    const role = checkedRole(neededOption(options, "role"));
    const ownerId = textOption(options, "owner");
    if (role === "seller" && ownerId === undefined) throw new UsageError("A seller's token needs --owner.");
    if (role !== "seller" && ownerId !== undefined) throw new UsageError("Only a seller's token has an --owner.");
    const opened = await stores();
    const workspace = await chooseWorkspace(opened, named, now());
    const label = textOption(options, "label") ?? `${role} of ${workspace.name}`;
    const owner = ownerId === undefined ? {} : { ownerId };
    const made = await opened.control.createToken({ workspaceId: workspace.id, role, label, ...owner });
    const { token, secret } = made;
    const act = { action: "token.create", subject: token.id, detail: `${role}: ${label}` };
    await audit(opened, { at: now(), workspaceId: workspace.id, ...act });
    print(secret);
    return 0;
  },
};

export const tokenList: Command = {
  name: "token list",
  summary: "List the API tokens of a workspace (never their secrets)",
  usage: "--workspace W",
  options: { workspace: { type: "string" } },
  optionHelp: { workspace: "The workspace" },
  run: async ({ stores, print, now }, _words, options) => {
    const opened = await stores();
    const workspace = await chooseWorkspace(opened, neededOption(options, "workspace"), now());
    for (const { id, role, label, ownerId, createdAt, revokedAt } of await opened.control.tokens(workspace.id)) {
      const state = revokedAt === undefined ? "valid" : `revoked ${new Date(revokedAt).toISOString()}`;
      print([id, role, ownerId ?? "-", state, new Date(createdAt).toISOString(), label].join("\t"));
    }
    return 0;
  },
};

export const tokenRevoke: Command = {
  name: "token revoke",
  summary: "Make an API token void at once",
  usage: "ID --workspace W",
  options: { workspace: { type: "string" } },
  optionHelp: { workspace: "The token's workspace" },
  run: async ({ stores, print, now }, words, options) => {
    const [id] = words;
    if (id === undefined) throw new UsageError("Give the id of the token; token list shows it.");
    const opened = await stores();
    const workspace = await chooseWorkspace(opened, neededOption(options, "workspace"), now());
    const token = (await opened.control.tokens(workspace.id)).find((candidate) => candidate.id === id);
    if (!token) throw new UsageError(`The workspace "${workspace.id}" has no token "${id}".`);
    await opened.control.revokeToken(id);
    const act = { action: "token.revoke", subject: id, detail: `${token.role}: ${token.label}` };
    await audit(opened, { at: now(), workspaceId: workspace.id, ...act });
    print(`Revoked ${id}.`);
    return 0;
  },
};
