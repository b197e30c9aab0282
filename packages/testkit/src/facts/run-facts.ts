import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DemoWorkspace, demoWorkspaces } from "@throughline/demo";
import { ask as askProduct, type Product, startProduct, temporaryHome } from "../system/product.ts";
import type { Ask } from "./ask.ts";
import { campaignQuestions } from "./complete-journey/campaign-facts.ts";
import type { CompleteJourneyFigures } from "./complete-journey/figures.ts";
import { salesQuestions } from "./complete-journey/sales-facts.ts";
import { dropDatabases } from "./drop-databases.ts";
import { hasGaSample, openGaSample } from "./ga-sample/ask-ga.ts";
import { gaWorkspace } from "./ga-sample/ga-facts.ts";
import { loaded } from "./loaded.ts";
import type { OnlineRetailFigures } from "./online-retail/figures.ts";
import { onlineRetailQuestions } from "./online-retail/sales-facts.ts";
import type { Question } from "./question.ts";
import { reportFacts, type Tally } from "./report.ts";
import { createToken } from "./tokens.ts";

/** One set of stores to prove the facts on. */
export interface StorePass {
  readonly name: string;
  /** Settings of the product's processes beside HOST, PORT and THROUGHLINE_HOME. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface FactsOptions {
  readonly root: string;
  /**
   * Folder with `complete-journey/expected.json` and `online-retail/expected.json`; absent = the committed copies. Where
   * it has `ga-sample` with its data too, that is imported and asked.
   */
  readonly directory?: string;
  readonly passes: readonly StorePass[];
  readonly print: (line: string) => void;
}

const START_LIMIT_MS = 300_000;
const READ_LIMIT_MS = 240_000;

/** Starts the product on each set of stores, loads the demo data with their own dates and compares every fact. */
export async function runFacts(options: FactsOptions): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const pass of options.passes) {
    options.print(`Facts on ${pass.name}`);
    tallies.push(await passFacts(pass, options));
  }
  return added(tallies);
}

async function passFacts(pass: StorePass, options: FactsOptions): Promise<Tally> {
  const { home, remove } = temporaryHome();
  let product: Product | undefined;
  try {
    const settings = { args: ["--original-dates"], env: pass.settings, timeoutMs: START_LIMIT_MS };
    product = await startProduct(home, settings);
    const tallies: Tally[] = [];
    for (const demo of demoWorkspaces) tallies.push(await workspaceFacts(product, demo, pass, options));
    if (hasGaSample(options.directory)) tallies.push(await gaFacts(product, options.directory, pass, options));
    return added(tallies);
  } catch (error) {
    return failure(pass.name, error, options);
  } finally {
    await product?.stop();
    await dropDatabases(home, pass.settings);
    remove();
  }
}

async function workspaceFacts(
  { url, home }: Product,
  demo: DemoWorkspace,
  { settings }: StorePass,
  options: FactsOptions,
): Promise<Tally> {
  const text = expectedText(demo, options.directory);
  try {
    const environment = { ...process.env, ...settings, THROUGHLINE_HOME: home };
    const token = await createToken(options.root, environment, demo.id);
    const ask: Ask = (document, variables) => askProduct(url, document, variables, token);
    await loaded(ask, demo, READ_LIMIT_MS);
    return demo.id === "online-retail"
      ? await askAll<OnlineRetailFigures>(ask, demo.id, onlineRetailQuestions, JSON.parse(text), options)
      : await askAll<CompleteJourneyFigures>(ask, demo.id, completeJourneyQuestions, JSON.parse(text), options);
  } catch (error) {
    return failure(demo.id, error, options);
  }
}

async function gaFacts(
  product: Product,
  directory: string,
  { settings }: StorePass,
  options: FactsOptions,
): Promise<Tally> {
  try {
    const { ask, expected, questions } = await openGaSample(product, { root: options.root, directory, settings });
    return await askAll(ask, gaWorkspace, questions, expected, options);
  } catch (error) {
    return failure(gaWorkspace, error, options);
  }
}

const completeJourneyQuestions = [...campaignQuestions, ...salesQuestions];

/** A question that cannot be asked at all is one failed fact, so that the others are still compared. */
async function askAll<Figures>(
  ask: Ask,
  workspace: string,
  questions: readonly Question<Figures>[],
  expected: Figures,
  options: FactsOptions,
): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const [name, question] of questions) {
    try {
      tallies.push(reportFacts(workspace, await question(ask, expected), options.print));
    } catch (error) {
      tallies.push(failure(`${workspace} ${name}`, error, options));
    }
  }
  return added(tallies);
}

function failure(name: string, error: unknown, options: FactsOptions): Tally {
  options.print(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
  return { passed: 0, failed: 1 };
}

function added(tallies: readonly Tally[]): Tally {
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  return { passed: sum("passed"), failed: sum("failed") };
}

function expectedText(demo: DemoWorkspace, directory: string | undefined): string {
  const committed = join(import.meta.dirname, "..", "..", "expected", `${demo.id}.json`);
  return readFileSync(directory ? join(directory, demo.id, "expected.json") : committed, "utf8");
}
