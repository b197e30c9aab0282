import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DemoWorkspace, demoWorkspaces } from "@throughline/demo";
import { type Ask, asker } from "./ask.ts";
import { campaignQuestions } from "./complete-journey/campaign-facts.ts";
import type { CompleteJourneyFigures } from "./complete-journey/figures.ts";
import { salesQuestions } from "./complete-journey/sales-facts.ts";
import { loaded } from "./loaded.ts";
import type { OnlineRetailFigures } from "./online-retail/figures.ts";
import { onlineRetailQuestions } from "./online-retail/sales-facts.ts";
import { type Product, startProduct } from "./product.ts";
import type { Question } from "./question.ts";
import { reportFacts, type Tally } from "./report.ts";

/** One set of stores to prove the facts on. */
export interface StorePass {
  readonly name: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface FactsOptions {
  readonly root: string;
  /** Folder with `complete-journey/expected.json` and `online-retail/expected.json`; absent = the committed copies. */
  readonly directory?: string;
  readonly passes: readonly StorePass[];
  readonly print: (line: string) => void;
  /** Everything that the product prints, e.g. its progress. */
  readonly onOutput: (text: string) => void;
}

const LOAD_LIMIT_MS = 240_000;

/** Starts the product on each set of stores, loads the demo data with their own dates and compares every fact. */
export async function runFacts(options: FactsOptions): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const pass of options.passes) {
    options.print(`Facts on ${pass.name}`);
    const product = await startProduct({ ...options, environment: pass.environment });
    try {
      for (const demo of demoWorkspaces) tallies.push(await workspaceFacts(product, demo, options));
    } finally {
      await product.stop();
    }
  }
  return added(tallies);
}

async function workspaceFacts(product: Product, demo: DemoWorkspace, options: FactsOptions): Promise<Tally> {
  const text = expectedText(demo, options.directory);
  try {
    const ask = asker(product.url, await product.token(demo.id));
    await loaded(ask, demo, LOAD_LIMIT_MS);
    return demo.id === "online-retail"
      ? await askAll<OnlineRetailFigures>(ask, demo.id, onlineRetailQuestions, JSON.parse(text), options)
      : await askAll<CompleteJourneyFigures>(ask, demo.id, completeJourneyQuestions, JSON.parse(text), options);
  } catch (error) {
    return failure(demo.id, error, options);
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
