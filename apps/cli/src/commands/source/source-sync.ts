import { randomUUID } from "node:crypto";
import { type Mapping, type SavedMapping, type SavedMappings, withMapping } from "@throughline/model";
import { identityRulesOf, MappingReading, type Stores } from "@throughline/sources";
import { type Command, type CommandContext, textOption } from "../command.ts";
import { chooseWorkspace } from "../workspaces.ts";
import { changeMappings } from "./change-mappings.ts";
import { type OpenMapping, withMappingFile } from "./mapping-file.ts";

const count = new Intl.NumberFormat("en-US");

export const sourceSync: Command = {
  name: "source sync",
  summary: "Save a mapping file in a workspace and read all of its rows once",
  usage: "FILE",
  options: { workspace: { type: "string" } },
  optionHelp: { workspace: "Where to; default: the only workspace that is not demo data" },
  run: (context, words, options) =>
    withMappingFile(context, words, (opened) => sync(context, opened, textOption(options, "workspace"))),
};

async function sync(context: CommandContext, { mapping, database }: OpenMapping, named: string | undefined) {
  const { now, steps, print, signal } = context;
  const stores = await context.stores();
  const workspace = await chooseWorkspace(stores, named, now());
  const table = await database.table(mapping);
  await (await stores.business(workspace.id)).migrate();
  const saved = await save(stores, workspace.id, mapping, now());
  const [documents, business, connected] = await Promise.all([
    stores.documents(workspace.id),
    stores.business(workspace.id),
    stores.connected(workspace.id),
  ]);
  const reading = await MappingReading.open({
    stores: { documents, business },
    connected,
    saved,
    table,
    rules: () => identityRulesOf(stores.control, workspace.id),
    owner: randomUUID(),
    now,
    stopped: () => signal.aborted,
    everyMs: 60_000,
  });
  if (!reading) {
    print(`Saved. The connector of the running product reads ${mapping.table}; the Data screen shows how far it is.`);
    return 0;
  }
  steps.begin(`Reading ${mapping.table} into ${workspace.name}`);
  try {
    while (!signal.aborted && (await reading.step()) === "more")
      steps.detail(`${count.format(reading.state.rowsRead)} rows read`);
  } finally {
    await reading.close();
  }
  steps.done();
  const { rowsStored, rejected, unusable } = reading.state;
  const bad = rejected + unusable;
  print(`${count.format(rowsStored)} rows stored${bad > 0 ? `, ${count.format(bad)} rejected` : ""}.`);
  for (const { key, problem } of await connected.rejects(mapping.id, 10)) print(`${key}\t${problem ?? ""}`);
  return 0;
}

/** The mapping as it is saved in the workspace: a version of its own where it says something new. */
async function save(stores: Stores, workspaceId: string, mapping: Mapping, now: number): Promise<SavedMapping> {
  const edit = (held: SavedMappings) => {
    const current = held.mappings.find((one) => one.mapping.id === mapping.id);
    if (current && JSON.stringify(current.mapping) === JSON.stringify(mapping)) return { saved: current, problems: [] };
    return withMapping(held, mapping, current?.version ?? 0);
  };
  const { saved, problems } = await changeMappings(stores, workspaceId, now, edit, (outcome) => ({
    ...{ action: "connectedSource.save", subject: mapping.id, detail: `version ${outcome.saved?.version ?? 0}` },
  }));
  if (!saved) throw new Error(problems.map(({ message }) => message).join(" "));
  return saved;
}
