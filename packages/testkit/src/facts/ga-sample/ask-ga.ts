import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask as askProduct, type Product, runCommand } from "../../system/product.ts";
import type { Ask } from "../ask.ts";
import { caughtUp } from "../loaded.ts";
import type { Question } from "../question.ts";
import { createToken } from "../tokens.ts";
import { gaMessages, gaRows, interactions } from "./convert.ts";
import type { GaFigures } from "./figures.ts";
import { bounceFacts, columnChannelFacts, countsFacts, gaWorkspace, givenChannelFacts } from "./ga-facts.ts";

const files = ["sessions.csv.gz", "hits.csv.gz", "expected.json"];

/** The data are no part of the product: is there a folder that has them? */
export function hasGaSample(directory: string | undefined): directory is string {
  return directory !== undefined && files.every((file) => existsSync(join(directory, gaWorkspace, file)));
}

export interface GaSample {
  readonly ask: Ask;
  readonly expected: GaFigures;
  readonly questions: readonly Question<GaFigures>[];
}

/** Imports the sessions into a workspace of their own zone by the command line, and gives what is asked of them. */
export async function openGaSample(
  { home, url }: Product,
  { root, directory, settings }: { root: string; directory: string; settings: Readonly<Record<string, string>> },
): Promise<GaSample> {
  const file = (name: string) => join(directory, gaWorkspace, name);
  const [sessions, hits] = [await gaRows(file("sessions.csv.gz")), await gaRows(file("hits.csv.gz"))];
  const path = join(home, "ga-sample.jsonl");
  writeFileSync(path, [...gaMessages(sessions, hits)].join(""));
  const run = async (args: readonly string[]) => {
    const { code, output } = await runCommand(home, args, settings).ended;
    if (code !== 0) throw new Error(`${args[0]} ${args[1]} ended with ${code}: ${output}`);
  };
  await run(["workspace", "create", "GA sample", "--id", gaWorkspace, "--zone", "US/Pacific"]);
  await run(["import", "events", path, "--workspace", gaWorkspace]);
  const token = await createToken(root, { ...process.env, ...settings, THROUGHLINE_HOME: home }, gaWorkspace, "admin");
  const ask: Ask = (document, variables) => askProduct(url, document, variables, token);
  await caughtUp(ask, gaWorkspace, 60_000);
  const expected = JSON.parse(readFileSync(file("expected.json"), "utf8")) as GaFigures;
  const plan = {
    unknownEvents: "allow",
    events: interactions(hits).map((name) => ({ name, conversion: true })),
  } as const;
  return {
    ask,
    expected,
    questions: [
      ["counts", countsFacts],
      ["bounces", (own, figures) => bounceFacts(own, figures, hits, plan)],
      ["channels given by the sender", givenChannelFacts],
      ["channels from columns", (own, figures) => columnChannelFacts(own, figures, sessions)],
    ],
  };
}
