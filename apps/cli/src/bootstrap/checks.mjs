// What must hold before anything is installed. Each check returns a sentence that says what to do, or null.
import { spawnSync } from "node:child_process";
import { statfsSync } from "node:fs";
import { connect } from "node:net";

const NEEDED_BYTES = 2 * 1024 ** 3;
const NPM_NEEDED = 9;

export function wrongNode(version = process.versions.node) {
  const major = Number(version.split(".")[0]);
  if (major >= 20) return null;
  return `Throughline needs Node 20 or newer; this is Node ${version}. Install a newer one from https://nodejs.org and run npm start again.`;
}

export function wrongPlatform(platform = process.platform, arch = process.arch) {
  if (["linux", "darwin", "win32"].includes(platform) && ["x64", "arm64"].includes(arch)) return null;
  return `Throughline runs on Linux, macOS and Windows with an x64 or arm64 processor; this is ${platform} ${arch}.`;
}

export function noSpace(directory, needed = NEEDED_BYTES) {
  let free;
  try {
    const disk = statfsSync(directory);
    free = disk.bavail * disk.bsize;
  } catch {
    return null;
  }
  if (free >= needed) return null;
  const gigabytes = (bytes) => (bytes / 1024 ** 3).toFixed(1);
  return `Only ${gigabytes(free)} GB are free at ${directory}; installing needs ${gigabytes(needed)} GB. Free some space and run npm start again. Nothing was changed.`;
}

export function wrongNpm() {
  const { status, stdout } = spawnSync("npm", ["--version"], { encoding: "utf8", shell: process.platform === "win32" });
  if (status !== 0) return "npm was not found. Install Node 20 or newer together with npm, and run npm start again.";
  const version = stdout.trim();
  return Number(version.split(".")[0]) >= NPM_NEEDED
    ? null
    : `Throughline needs npm ${NPM_NEEDED} or newer; this is npm ${version}. Run: npm install -g npm@latest`;
}

/** Does something listen there already? */
export function portTaken(host, port, setting = "PORT") {
  return new Promise((resolve) => {
    const socket = connect({ host: host === "0.0.0.0" ? "127.0.0.1" : host, port });
    const answer = (taken) => {
      socket.destroy();
      resolve(
        taken
          ? `Port ${port} on ${host} is in use by another program. Stop that program, or choose another port: ${setting}=${port + 1} npm start`
          : null,
      );
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
    socket.setTimeout(1000, () => answer(false));
  });
}
