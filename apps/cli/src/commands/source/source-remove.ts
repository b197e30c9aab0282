import { randomUUID } from "node:crypto";
import { savedMappings, withoutMapping } from "@throughline/model";
import { letGoOfMapping } from "@throughline/sources";
import { type Command, textOption, UsageError } from "../command.ts";
import { chooseWorkspace } from "../workspaces.ts";
import { changeMappings } from "./change-mappings.ts";

export const sourceRemove: Command = {
  name: "source remove",
  summary: "End a mapping and take away what its rows became; works without a connection and a connector",
  usage: "ID",
  options: { workspace: { type: "string" }, "keep-data": { type: "boolean" } },
  optionHelp: {
    workspace: "Where; default: the only workspace that is not demo data",
    "keep-data": "What its rows became stays",
  },
  run: async ({ stores: open, now, print }, [id, ...more], options) => {
    if (id === undefined || more.length > 0) throw new UsageError("Give the id of one mapping.");
    const stores = await open();
    const { id: workspaceId } = await chooseWorkspace(stores, textOption(options, "workspace"), now());
    await (await stores.business(workspaceId)).migrate();
    const connected = await stores.connected(workspaceId);
    const keepData = options["keep-data"] === true;
    const { problems } = await changeMappings(
      stores,
      workspaceId,
      now(),
      (held) => withoutMapping(held, id, keepData),
      () => ({ action: "connectedSource.remove", subject: id, detail: keepData ? "data kept" : "data removed" }),
    );
    const state = await connected.state(id);
    if (problems.length > 0 && state === undefined)
      throw new UsageError(`The workspace "${workspaceId}" has no mapping "${id}".`);
    if (state === undefined) {
      print(`Removed ${id}. Nothing had been read of it.`);
      return 0;
    }
    // Of a mapping that was ended before, what was decided then holds.
    const { ended } = savedMappings(await stores.control.settings(workspaceId));
    const stays = ended.find((one) => one.id === id)?.keepData ?? true;
    const [documents, business] = await Promise.all([stores.documents(workspaceId), stores.business(workspaceId)]);
    const about = { stores: { documents, business }, connected, owner: randomUUID(), now };
    if (!(await letGoOfMapping(about, id, stays))) {
      print(`Removed ${id}. The connector of the running product lets go of its rows.`);
      return 0;
    }
    print(`Removed ${id}. What its rows became ${stays ? "stays" : "is gone"}.`);
    return 0;
  },
};
