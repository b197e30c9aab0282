import type { Stores } from "@throughline/sources";
import type { Command } from "./command.ts";

/** Brings the control database and every workspace's databases to the newest shape; does nothing where they are. */
export async function migrateAll(stores: Stores): Promise<number> {
  await stores.control.migrate();
  const workspaces = await stores.control.workspaces();
  for (const { id } of workspaces) {
    await (await stores.documents(id)).migrate();
    await (await stores.business(id)).migrate();
  }
  return workspaces.length;
}

export const migrate: Command = {
  name: "migrate",
  summary: "Bring all stores to the newest shape",
  usage: "",
  options: {},
  optionHelp: {},
  run: async ({ stores, print }) => {
    const count = await migrateAll(await stores());
    print(`The stores of ${count} ${count === 1 ? "workspace" : "workspaces"} have the newest shape.`);
    return 0;
  },
};
