// `npm start`: from a fresh clone to the running product, on any Node from 20. Plain JavaScript without dependencies; it
// installs, builds, and hands over to the supervisor under the Node that the packages bring.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { noSpace, portTaken, wrongNode, wrongNpm, wrongPlatform } from "./bootstrap/checks.mjs";
import { failure, leaveInstallLock, mustBuild, mustInstall, run, takeInstallLock } from "./bootstrap/prepare.mjs";
import { Steps } from "./terminal/steps.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
/** The Node that the packages bring, which is newer than the user's may be. */
const node = join(root, process.platform === "win32" ? "node_modules/node/bin/node.exe" : "node_modules/.bin/node");
const steps = new Steps();
let working;

function stopWith(sentence) {
  steps.fail(sentence);
  process.exit(1);
}

function refuse(...problems) {
  const problem = problems.find((sentence) => sentence !== null);
  if (problem) stopWith(problem);
}

async function step(label, command, args, what) {
  steps.begin(label);
  const { code, words } = await run(command, args, { cwd: root, onChild: (child) => (working = child) });
  working = undefined;
  if (code !== 0) stopWith(failure(what, words, "Your data were not touched."));
  steps.done();
}

async function prepare() {
  refuse(wrongNode(), wrongPlatform());
  if (mustInstall(root)) {
    refuse(
      noSpace(root),
      wrongNpm(),
      await portTaken(process.env.HOST ?? "127.0.0.1", Number(process.env.PORT ?? 4400)),
    );
    if (!takeInstallLock(root))
      stopWith("Another command is installing the packages here. Wait for it, then run npm start again.");
    process.once("exit", () => leaveInstallLock(root));
    await step(
      "Installing packages (once, a minute or two)",
      "npm",
      ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
      "Installing the packages",
    );
    leaveInstallLock(root);
  }
  if (mustBuild(root)) {
    const vite = join(root, "node_modules/vite/bin/vite.js");
    const args = [vite, "build", join(root, "apps/web"), "--logLevel", "warn"];
    await step("Building the web app", node, args, "Building the web app");
  }
}

/** The supervisor owns everything from here; it ends when this process does, and this process ends with its code. */
function handOver() {
  if (!existsSync(node))
    stopWith("The packages brought no Node of their own. Delete node_modules and run npm start again.");
  const main = join(root, "apps/cli/src/main.ts");
  const supervisor = spawn(node, [main, ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/throughline"), ...process.env },
  });
  working = supervisor;
  supervisor.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  watchParent(supervisor);
}

function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ")[1]);
  } catch {
    return undefined;
  }
}

function isShell(pid) {
  try {
    return /^(ba|da|z)?sh$/.test(readFileSync(`/proc/${pid}/comm`, "utf8").trim());
  } catch {
    return false;
  }
}

/** npm killed outright cannot pass anything on: its end is seen by a change of parent, or of the parent of its shell. */
function watchParent(supervisor) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const above = isShell(parent) ? parentOf(parent) : undefined;
  const orphaned = () => process.ppid !== parent || (above !== undefined && parentOf(parent) !== above);
  setInterval(() => orphaned() && supervisor.kill("SIGTERM"), 1000).unref();
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"])
  process.on(signal, () => {
    if (working) working.kill(signal);
    else process.exit(0);
  });

await prepare();
handOver();
