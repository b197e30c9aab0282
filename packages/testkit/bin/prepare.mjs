// What every command needs on a fresh clone. Plain JavaScript without dependencies: it runs on the machine's own Node.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { leaveInstallLock, mustInstall, takeInstallLock } from "../../../apps/cli/src/bootstrap/prepare.mjs";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
const inModules = (...parts) => path.join(root, "node_modules", ...parts);

/** The pinned Node first on the PATH, so that every child and every `#!/usr/bin/env node` runs on it. */
export function environment(extra = {}) {
  return { ...process.env, ...extra, PATH: `${inModules(".bin")}${path.delimiter}${process.env.PATH}` };
}

/** One install at a time. */
export function install() {
  if (!mustInstall(root)) return;
  if (!takeInstallLock(root)) {
    console.error("Another command is installing here. Wait for it and run this one again.");
    process.exit(1);
  }
  console.log("Installing dependencies (npm ci) ...");
  const done = spawnSync("npm", ["ci", "--loglevel=error"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  leaveInstallLock(root);
  if (done.status !== 0) {
    console.error(
      "npm ci failed. Check that the package registry answers and that there is free space, then run the command again.",
    );
    process.exit(1);
  }
}

/** Path of a Chromium, installing Debian's where that is possible; undefined where there is none. */
export function chromium() {
  const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = () => process.env.CHROMIUM_PATH ?? known.find((file) => existsSync(file));
  if (found()) return found();
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium for the browser tests ...");
    const quiet = {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    spawnSync("apt-get", ["update", "-qq"], quiet);
    spawnSync(
      "apt-get",
      ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
      quiet,
    );
  }
  return found();
}

/** Runs a command in a process group of its own and ends what it left behind. Resolves to exit code and output. */
export function run(command, args, { env = environment(), quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    let output = "";
    const keep = (stream) => (chunk) => {
      output += chunk;
      if (!quiet) stream.write(chunk);
    };
    child.stdout.on("data", keep(process.stdout));
    child.stderr.on("data", keep(process.stderr));
    const stop = () => endGroup(child.pid);
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
    child.on("close", (code) => {
      endGroup(child.pid);
      process.off("SIGTERM", stop);
      process.off("SIGINT", stop);
      resolve({ code: code ?? 1, output });
    });
  });
}

function endGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing of the group is left.
  }
}
