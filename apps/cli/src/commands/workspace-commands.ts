import { type Command, textOption, UsageError } from "./command.ts";
import { createWorkspace, newWorkspace, workspaceId } from "./workspaces.ts";

function checkedZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError(`"${zone}" is no time zone. Give an IANA name such as Europe/Berlin.`);
  }
}

function checkedCurrency(currency: string): string {
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  throw new UsageError(`"${currency}" is no currency. Give an ISO 4217 code such as EUR.`);
}

export const workspaceCreate: Command = {
  name: "workspace create",
  summary: "Make a workspace",
  usage: "NAME",
  options: { id: { type: "string" }, zone: { type: "string" }, currency: { type: "string" } },
  optionHelp: {
    id: "Its id; default: made of the name",
    zone: "IANA time zone that decides day boundaries; default: this computer's",
    currency: "ISO 4217 code; default: USD",
  },
  run: async ({ stores, print, now }, words, options) => {
    const name = words.join(" ").trim();
    if (name === "") throw new UsageError("Give the workspace a name: workspace create NAME");
    const id = workspaceId(textOption(options, "id") ?? name);
    const opened = await stores();
    if (await opened.control.workspace(id)) throw new UsageError(`There is a workspace "${id}" already.`);
    const made = newWorkspace(id, name, now());
    const timeZone = checkedZone(textOption(options, "zone") ?? made.timeZone);
    const currency = checkedCurrency(textOption(options, "currency") ?? made.currency);
    await createWorkspace(opened, { ...made, timeZone, currency });
    print(id);
    return 0;
  },
};

export const workspaceList: Command = {
  name: "workspace list",
  summary: "List the workspaces",
  usage: "",
  options: {},
  optionHelp: {},
  run: async ({ stores, print }) => {
    for (const { id, name, timeZone, currency, demo } of await (await stores()).control.workspaces())
      print([id, name, timeZone, currency, ...(demo ? ["demo data"] : [])].join("\t"));
    return 0;
  },
};
