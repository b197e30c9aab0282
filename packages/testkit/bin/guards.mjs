// `npm run guards [-- --only NAME]`: takes each guard of the list out of a copy of the repository; its test must turn red.
// Those that need MySQL, MariaDB or MongoDB are run on the servers of `npm run engines`, or said not to be run.
import { parseArgs } from "node:util";
import { environment, install, root, run } from "./prepare.mjs";
import { openServers } from "./servers.mjs";

install();
const args = process.argv.slice(2);
if (Number(process.versions.node.split(".")[0]) < 24)
  process.exit((await run("node", [import.meta.filename, ...args])).code);
process.env.PATH = environment().PATH;

const { guards } = await import("../src/guards/list.ts");
const { runGuards } = await import("../src/guards/run-guards.ts");
const { values } = parseArgs({ args, options: { only: { type: "string" } } });
const chosen = guards.filter(({ name }) => values.only === undefined || name.includes(values.only));
if (chosen.length === 0) {
  console.error(`There is no guard "${values.only}". There are: ${guards.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

const { urls, stop } = openServers();
Object.assign(process.env, urls);
const servers = ["MONGODB_URL", "MYSQL_URL", "MARIADB_URL"].every((name) => urls[name]);
const started = performance.now();
const outcomes = await runGuards(root, chosen, { servers, print: (line) => console.log(line) }).finally(stop);
const count = (outcome) => outcomes.filter((one) => one.outcome === outcome).length;
const [red, left] = [count("red"), count("not run")];
if (left > 0) console.log(`${left} not run: they need MONGODB_URL, MYSQL_URL and MARIADB_URL, or ENGINES_START.`);
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${red} passed, ${outcomes.length - red - left} failed, ${left} skipped`);
process.exit(red + left === outcomes.length ? 0 : 1);
