// Installs the packages and builds the web app when they are missing or older than their sources.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** npm writes its own lock beside the packages when it has finished: a broken install leaves none. */
export function mustInstall(root) {
  const installed = changedAt(join(root, "node_modules/.package-lock.json"));
  const node = existsSync(join(root, "node_modules/node/bin"));
  return installed === 0 || !node || installed < changedAt(join(root, "package-lock.json"));
}

const lockOf = (root) => join(root, ".npm-ci.lock");

function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * One install at a time: `npm ci` empties node_modules first, under the feet of whoever runs from it. False while another
 * process installs here; the lock of one that was killed is taken over.
 */
export function takeInstallLock(root) {
  try {
    writeFileSync(lockOf(root), String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  const holder = Number(readFileSync(lockOf(root), "utf8"));
  if (holder > 0 && runs(holder)) return false;
  leaveInstallLock(root);
  return takeInstallLock(root);
}

export function leaveInstallLock(root) {
  rmSync(lockOf(root), { force: true });
}

function newest(path) {
  let latest = 0;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name === "node_modules" || entry.name === "dist") continue;
    const inner = join(path, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(inner) : changedAt(inner));
  }
  return latest;
}

/** The web app is made of its own sources, the model's and the query's, and of what is installed. */
export function mustBuild(root) {
  const built = changedAt(join(root, "apps/web/dist/index.html"));
  if (built === 0) return true;
  const sources = ["apps/web", "packages/model/src", "packages/query/src"].map((path) => newest(join(root, path)));
  return built < Math.max(...sources, changedAt(join(root, "package-lock.json")));
}

/** Runs a command and keeps its words for the case that it fails. */
export function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && command === "npm",
    });
    let words = "";
    const keep = (chunk) => {
      words = (words + chunk).slice(-8000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => resolve({ code: 1, words: String(error.message) }));
    child.once("close", (code) => resolve({ code: code ?? 1, words }));
    options.onChild?.(child);
  });
}

/** A failed step in the words of the tool that failed, with what to do. */
export function failure(what, words, safe) {
  const full = /ENOSPC|no space left/i.test(words);
  const todo = full ? "The disk is full: free some space" : "Look at the lines above";
  return `${words.trim()}\n\n${what} did not work. ${todo}, then run npm start again. ${safe}`;
}
