import process from "node:process";
import { createEngine } from "../create-engine.ts";
import { numberedStores } from "./numbered-stores.ts";

/** A process to be killed: fills an engine in the given directory from stores that are the same every time. */
const [directory = "", events = "0", rules] = process.argv.slice(2);
const stores = numberedStores(Number(events));
if (rules) stores.identityRules(1, JSON.parse(rules));
const engine = createEngine({
  directory,
  workspace: async () => ({ zone: "UTC", settings: stores.settings, stores: stores.stores }),
  batchRows: 500,
  tidy: { deltaRows: 1500, runs: 2, runShare: 0.1, smallRows: 1000 },
});
process.on("message", () => undefined);
process.send?.("started");
await engine.sync("w");
process.send?.("synced");
