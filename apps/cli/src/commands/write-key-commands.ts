import { audit } from "./audit.ts";
import { type Command, neededOption, textOption, UsageError } from "./command.ts";
import { chooseWorkspace } from "./workspaces.ts";

const LONGEST_SOURCE = 60;

export const writeKeyCreate: Command = {
  name: "write-key create",
  summary: "Make a key with which events are sent, and print it; it is shown this once",
  usage: "--workspace W --source NAME",
  options: { workspace: { type: "string" }, source: { type: "string" } },
  optionHelp: { workspace: "The workspace that events go to", source: "The source that its events have, e.g. web" },
  run: async ({ stores, print, now }, _words, options) => {
    const named = textOption(options, "workspace");
    const source = neededOption(options, "source").trim();
    if (source === "" || source.length > LONGEST_SOURCE || /\p{C}/u.test(source))
      throw new UsageError(`A source has a name of 1 to ${LONGEST_SOURCE} characters.`);
    const opened = await stores();
    const workspace = await chooseWorkspace(opened, named, now());
    const { key, secret } = await opened.control.createWriteKey(workspace.id, source);
    const act = { action: "writeKey.create", subject: key.id, detail: source };
    await audit(opened, { at: now(), workspaceId: workspace.id, ...act });
    print(secret);
    return 0;
  },
};

export const writeKeyList: Command = {
  name: "write-key list",
  summary: "List the write keys of a workspace (never their secrets)",
  usage: "--workspace W",
  options: { workspace: { type: "string" } },
  optionHelp: { workspace: "The workspace" },
  run: async ({ stores, print, now }, _words, options) => {
    const opened = await stores();
    const workspace = await chooseWorkspace(opened, neededOption(options, "workspace"), now());
    for (const { id, source, hint, createdAt, revokedAt } of await opened.control.writeKeys(workspace.id)) {
      const state = revokedAt === undefined ? "valid" : `revoked ${new Date(revokedAt).toISOString()}`;
      print([id, source, `${hint}...`, state, new Date(createdAt).toISOString()].join("\t"));
    }
    return 0;
  },
};

export const writeKeyRevoke: Command = {
  name: "write-key revoke",
  summary: "Make a write key void; the collector refuses it within seconds",
  usage: "ID --workspace W",
  options: { workspace: { type: "string" } },
  optionHelp: { workspace: "The key's workspace" },
  run: async ({ stores, print, now }, words, options) => {
    const [id] = words;
    if (id === undefined) throw new UsageError("Give the id of the key; write-key list shows it.");
    const opened = await stores();
    const workspace = await chooseWorkspace(opened, neededOption(options, "workspace"), now());
    const known = (await opened.control.writeKeys(workspace.id)).find((key) => key.id === id);
    if (!known) throw new UsageError(`The workspace "${workspace.id}" has no write key "${id}".`);
    const act = { action: "writeKey.revoke", subject: id, detail: known.source };
    if (await opened.control.revokeWriteKey(workspace.id, id))
      await audit(opened, { at: now(), workspaceId: workspace.id, ...act });
    print(`Revoked ${id}.`);
    return 0;
  },
};
