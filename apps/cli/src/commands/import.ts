import { type ImportOutcome, type ImportProgress, importFile, importKinds } from "@throughline/sources";
import { type Command, textOption, UsageError } from "./command.ts";
import { suggestion } from "./nearest.ts";
import { chooseWorkspace } from "./workspaces.ts";

const count = new Intl.NumberFormat("en-US");

/** "120,000 rows, 31,000 a second, 8 s left". */
export function progressText({ rows, rate, leftMs, rejected }: ImportProgress): string {
  const left = leftMs === null ? "" : `, ${Math.ceil(leftMs / 1000)} s left`;
  const bad = rejected > 0 ? `, ${count.format(rejected)} rejected` : "";
  return `${count.format(rows)} rows, ${count.format(rate)} a second${left}${bad}`;
}

/** What an import did, in one line. */
export function outcomeText({ job, already }: ImportOutcome): string {
  const { inserted, updated, unchanged, rejected } = job;
  const figures = `${count.format(inserted)} new, ${count.format(updated)} changed, ${count.format(unchanged)} already there`;
  const bad = rejected > 0 ? `, ${count.format(rejected)} rejected` : "";
  return `${already ? "Imported before:" : "Imported"} ${job.fileName} as ${job.kind}: ${figures}${bad}.`;
}

export const importCommand: Command = {
  name: "import",
  summary: "Import a file of events or business records",
  usage: `${importKinds.join("|")} FILE`,
  options: { workspace: { type: "string" }, source: { type: "string" } },
  optionHelp: {
    workspace: "Where to; default: the only workspace that is not demo data",
    source: "Name of where the rows come from; default: the file's name",
  },
  run: async ({ stores, environment, steps, print, now, signal }, words, options) => {
    const [kind, path, ...more] = words;
    if (kind === undefined || path === undefined || more.length > 0)
      throw new UsageError(`Give a kind and one file: import ${importKinds.join("|")} FILE`);
    if (!importKinds.includes(kind))
      throw new UsageError(
        `"${kind}" cannot be imported.${suggestion(kind, importKinds)} Choose one of: ${importKinds.join(", ")}.`,
      );
    const opened = await stores();
    const workspace = await chooseWorkspace(opened, textOption(options, "workspace"), now());
    const source = textOption(options, "source");
    steps.begin(`Importing ${path} into ${workspace.name}`);
    const outcome = await importFile({
      stores: opened,
      home: environment.home,
      workspaceId: workspace.id,
      kind,
      path,
      now,
      signal,
      onProgress: (progress) => steps.detail(progressText(progress)),
      ...(source === undefined ? {} : { source }),
    });
    steps.done();
    print(outcomeText(outcome));
    if (outcome.rejectFile) print(`The rejected rows, with lines and reasons: ${outcome.rejectFile}`);
    const { inserted, updated, unchanged, rejected } = outcome.job;
    return rejected > 0 && inserted + updated + unchanged === 0 ? 1 : 0;
  },
};
