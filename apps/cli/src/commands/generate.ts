import { createWriteStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type GeneratedFile, generate, generatedWorkspace } from "@throughline/demo";
import { importFile, type Stores } from "@throughline/sources";
import { type Command, type CommandContext, type OptionValues, textOption, UsageError } from "./command.ts";
import { progressText } from "./import.ts";
import { createWorkspace, workspaceId } from "./workspaces.ts";

function wholeOption(options: OptionValues, name: string, otherwise: number): number {
  const text = textOption(options, name);
  const value = text === undefined ? otherwise : Number(text.replaceAll(/[_,]/g, ""));
  if (Number.isInteger(value) && value >= 0) return value;
  throw new UsageError(`--${name} is "${text}". Give a whole number.`);
}

/** Never mixes made-up data into a workspace that has others. */
async function syntheticWorkspace(stores: Stores, id: string, now: number): Promise<void> {
  const held = await stores.control.workspace(id);
  if (held?.demo?.synthetic) return;
  if (held)
    throw new UsageError(`The workspace "${id}" holds data that are not generated. Choose another --workspace.`);
  const { title, citation, ...rest } = generatedWorkspace;
  await createWorkspace(stores, {
    id,
    ...rest,
    demo: { title, citation, shiftedWeeks: 0, synthetic: true },
    createdAt: now,
  });
}

async function writeRows(file: GeneratedFile, path: string, signal: AbortSignal): Promise<void> {
  function* text(): Generator<string> {
    let lines: string[] = [];
    for (const row of file.rows()) {
      lines.push(JSON.stringify(row));
      if (lines.length < 1000) continue;
      yield `${lines.join("\n")}\n`;
      lines = [];
    }
    if (lines.length > 0) yield `${lines.join("\n")}\n`;
  }
  await pipeline(Readable.from(text()), createWriteStream(path), { signal });
}

async function load(
  context: CommandContext,
  id: string,
  files: readonly GeneratedFile[],
  folder: string,
): Promise<void> {
  const stores = await context.stores();
  for (const file of files) {
    const path = join(folder, file.name);
    context.steps.begin(`Generating ${file.kind}`);
    await writeRows(file, path, context.signal);
    await importFile({
      stores,
      home: context.environment.home,
      workspaceId: id,
      kind: file.kind,
      path,
      source: "generated",
      now: context.now,
      signal: context.signal,
      onProgress: (progress) => context.steps.detail(progressText(progress)),
    });
    await rm(path);
  }
  context.steps.done();
}

export const generateCommand: Command = {
  name: "generate",
  summary: "Fill a workspace with a made-up subscription business whose truths are known",
  usage: "--customers N --events N --seed S",
  options: {
    customers: { type: "string" },
    events: { type: "string" },
    seed: { type: "string" },
    workspace: { type: "string" },
  },
  optionHelp: {
    customers: "How many people; default: 1,000",
    events: "How many messages in all; default: 40 a person",
    seed: "The same seed gives the same data; default: 1",
    workspace: "Its id; default: synthetic",
  },
  run: async (context, _words, options) => {
    const customers = wholeOption(options, "customers", 1000);
    const events = wholeOption(options, "events", customers * 40);
    const seed = wholeOption(options, "seed", 1);
    const id = workspaceId(textOption(options, "workspace") ?? "synthetic");
    const { files, truths } = generated(customers, events, seed);
    await syntheticWorkspace(await context.stores(), id, context.now());
    const folder = join(context.environment.home, "workspaces", id, "generated");
    await mkdir(folder, { recursive: true });
    const truthFile = join(folder, `truths-${customers}-${events}-${seed}.json`);
    await writeFile(truthFile, `${JSON.stringify(truths, null, 2)}\n`);
    await load(context, id, files, folder);
    context.print(`The workspace "${id}" holds synthetic data. What was planted: ${truthFile}`);
    return 0;
  },
};

function generated(customers: number, events: number, seed: number): ReturnType<typeof generate> {
  try {
    return generate({ customers, events, seed });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`--${error.message}.`);
    throw error;
  }
}
