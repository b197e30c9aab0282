import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connectEngine } from "@throughline/engine/client";
import type { Stores } from "@throughline/sources";
import { portTaken } from "../../bootstrap/checks.mjs";
import type { Environment } from "../../environment.ts";
import type { Command, CommandContext, OptionValues } from "../command.ts";
import { homeProblem } from "./home.ts";
import { leaveHome, takeHome } from "./home-lock.ts";
import { demoIsLoaded, loadDemo } from "./load-demo.ts";
import { openPatiently } from "./open-patiently.ts";
import { readIntoEngine } from "./read-into-engine.ts";
import { waitUntilReady } from "./ready.ts";
import { Supervisor } from "./supervisor.ts";

const READY_WITHIN_MS = 120_000;
/** Events are not what a start waits for long: everything else works without them. */
const COLLECTING_WITHIN_MS = 15_000;
const READ_WITHIN_MS = 120_000;
const HOPELESS_AFTER_RESTARTS = 5;
const script = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

export function urlOf({ host }: Environment, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** What the child processes read; the same words as the product's own settings. */
function childEnvironment({
  inherited,
  home,
  host,
  port,
  collectorPort,
  engineSocket,
}: Environment): Record<string, string | undefined> {
  return {
    ...inherited,
    THROUGHLINE_HOME: home,
    THROUGHLINE_ENGINE_SOCKET: engineSocket,
    HOST: host,
    PORT: String(port),
    COLLECTOR_PORT: String(collectorPort),
  };
}

export const start: Command = {
  name: "start",
  summary: "Run the product until Ctrl+C",
  usage: "",
  options: { "original-dates": { type: "boolean" }, "no-demo": { type: "boolean" } },
  optionHelp: {
    "original-dates": "Load the demo data with their original dates instead of moved ones",
    "no-demo": "Do not load the demo data",
  },
  run: async (context, _words, options) => {
    const { environment, steps, signal } = context;
    const { home, host, port, collectorPort } = environment;
    const refuse = (sentence: string): number => {
      steps.fail(sentence);
      return 1;
    };
    const problem = await homeProblem(home);
    if (problem !== null) return refuse(problem);
    const other = await takeHome(home, { pid: process.pid, url: urlOf(environment, port) });
    if (other)
      return refuse(
        `Throughline already runs in ${home} (process ${other.pid}), at ${other.url}. Open that, or stop it first: kill ${other.pid}`,
      );
    try {
      const taken = (await portTaken(host, port)) ?? (await portTaken(host, collectorPort, "COLLECTOR_PORT"));
      return taken === null ? await runUntilStopped(context, options) : refuse(taken);
    } catch (error) {
      if (!signal.aborted) throw error;
      steps.done("Stopped");
      return 0;
    } finally {
      await leaveHome(home);
    }
  },
};

async function runUntilStopped(context: CommandContext, options: OptionValues): Promise<number> {
  const { environment, steps, signal } = context;
  const { home } = environment;
  const stores = await prepareStores(context, options);
  steps.begin("Starting the engine, the collector, the worker and the web server");
  const env = childEnvironment(environment);
  const supervisor = new Supervisor({
    home,
    children: [
      { name: "engine", script: script("engine/src/main.ts"), env },
      { name: "collector", script: script("collector/src/main.ts"), env },
      { name: "api", script: script("api/src/main.ts"), env },
      { name: "worker", script: script("worker/src/main.ts"), env },
      ...(environment.connections.length > 0
        ? [{ name: "connector", script: script("connector/src/main.ts"), env }]
        : []),
    ],
    onCrash: (sentence) => steps.say(sentence),
  });
  try {
    supervisor.start();
    const givenUp = () => signal.aborted || supervisor.restarts > HOPELESS_AFTER_RESTARTS;
    const url = urlOf(environment, environment.port);
    const ready = await waitUntilReady(url, READY_WITHIN_MS, givenUp);
    if (!ready && !signal.aborted) {
      steps.fail(
        `The product did not come up. Stored data are safe. Its logs say why: ${join(home, "logs")}\n\n${supervisor.lastWords()}`,
      );
      return 1;
    }
    if (ready && !(await waitUntilReady(urlOf(environment, environment.collectorPort), COLLECTING_WITHIN_MS, givenUp)))
      steps.say(`The collector takes no events yet. Its log says why: ${join(home, "logs", "collector.log")}`);
    if (ready) {
      steps.begin("Reading the data into the engine");
      const complete = await readAll(context, stores);
      steps.done(complete || signal.aborted ? undefined : "The engine still reads: figures grow until it has all data");
    }
    if (ready && !signal.aborted) {
      steps.say("✓ Throughline is running");
      steps.say(`\n  ${url}\n\n  Stop it with Ctrl+C. Data: ${home}\n`);
    }
    if (!signal.aborted) await once(signal, "abort");
    return 0;
  } finally {
    steps.begin("Stopping");
    await supervisor.stop();
    steps.done("Stopped");
  }
}

async function prepareStores(context: CommandContext, options: OptionValues): Promise<Stores> {
  const { environment, steps } = context;
  steps.begin("Opening the stores");
  const stores = await openPatiently(context);
  if (options["no-demo"] === true || demoIsLoaded(environment.home)) return stores;
  steps.begin("Loading the demo data");
  await loadDemo(context, stores, options["original-dates"] === true);
  steps.done();
  return stores;
}

/** False when the engine needs longer than is worth waiting for: it answers already, from what it has read. */
async function readAll({ environment, steps, signal }: CommandContext, stores: Stores): Promise<boolean> {
  const engine = connectEngine(environment.engineSocket);
  try {
    const workspaceIds = (await stores.control.workspaces().catch(() => [])).map(({ id }) => id);
    const onProgress = (text: string) => steps.detail(text);
    return await readIntoEngine({ engine, workspaceIds, withinMs: READ_WITHIN_MS, onProgress, signal });
  } finally {
    await engine.close();
  }
}
