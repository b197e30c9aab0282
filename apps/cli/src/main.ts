import { openStores, type Stores } from "@throughline/sources";
import type { CommandContext } from "./commands/command.ts";
import { dispatch } from "./commands/dispatch.ts";
import { commands } from "./commands/registry.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { Steps } from "./terminal/steps.mjs";

if (Number(process.versions.node.split(".")[0]) < 24)
  throw new Error(`Node ${process.version}: run through npm scripts (node_modules/.bin/node is 24)`);

let opened: Promise<Stores> | undefined;
const stopping = new AbortController();
const steps = new Steps();
for (const event of ["SIGTERM", "SIGINT", "SIGHUP", "disconnect"] as const) process.on(event, () => stopping.abort());

function context(): CommandContext {
  const environment = readEnvironment(process.env, process.cwd());
  return {
    environment,
    stores: () => {
      opened ??= openAll(environment);
      return opened;
    },
    steps,
    print: (line) => console.log(line),
    now: Date.now,
    signal: stopping.signal,
  };
}

async function openAll(environment: Environment): Promise<Stores> {
  try {
    const stores = await openStores(environment);
    await stores.control.migrate();
    return stores;
  } catch (error) {
    opened = undefined;
    throw error;
  }
}

const code = await dispatch(commands, process.argv.slice(2), context, (text) => steps.fail(text));
await (await opened?.catch(() => undefined))?.close();
process.exit(code);
