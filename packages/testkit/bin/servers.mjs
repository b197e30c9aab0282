// Real database servers for the commands that need them: named by MONGODB_URL, MYSQL_URL and MARIADB_URL, the others
// started by the program in ENGINES_START (it prints NAME=value lines) and ended afterwards.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const kinds = { MONGODB_URL: "mongodb", MYSQL_URL: "mysql", MARIADB_URL: "mariadb" };

/** Says what is wrong; thrown when ENGINES_START does not start what it was asked for. */
export class ServersFailed extends Error {}

/**
 * The URLs of the servers in `names` that are given or can be started, and `stop`, which ends those started here. A
 * server that is neither given nor can be started is absent from `urls`.
 */
export function openServers(names = Object.keys(kinds)) {
  const urls = Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]));
  const absent = names.filter((name) => !urls[name]);
  const starter = process.env.ENGINES_START;
  if (absent.length === 0 || !starter) return { urls, stop() {} };

  const home = process.env.ENGINES_HOME ?? path.join(os.tmpdir(), "insights-engines");
  const since = Date.now();
  const stop = () => endServers(starter, home, since);
  const env = Object.fromEntries(
    Object.entries({ ...process.env, ENGINES_HOME: home }).filter(([name]) => !absent.includes(name)),
  );
  const done = spawnSync(
    starter,
    absent.map((name) => kinds[name]),
    { stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", timeout: 600_000, env },
  );
  for (const line of (done.stdout ?? "").split("\n")) {
    const [, name, value] = /^(?:export )?(\w+)=(.*)$/.exec(line.trim()) ?? [];
    if (absent.includes(name)) urls[name] = value.replace(/^(['"])(.*)\1$/, "$2");
  }
  const missing = absent.filter((name) => !urls[name]);
  if (done.status !== 0 || missing.length > 0) {
    stop();
    throw new ServersFailed(
      `${starter} failed (${done.error?.message ?? `exit ${done.status}`}); see above. Missing: ${missing.join(", ") || "none"}.`,
    );
  }
  return { urls, stop };
}

/** The starter's own stop program where it has one, else the processes whose pid files were written since it ran. */
function endServers(starter, home, since) {
  const stopper = path.join(path.dirname(starter), "stop-engines.sh");
  if (existsSync(stopper)) {
    spawnSync(stopper, [], { stdio: ["ignore", "inherit", "inherit"], timeout: 120_000 });
    return;
  }
  const folder = path.join(home, "run");
  if (!existsSync(folder)) return;
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(".pid") && statSync(path.join(folder, name)).mtimeMs >= since,
  );
  const pids = files
    .map((name) => Number.parseInt(readFileSync(path.join(folder, name), "utf8"), 10))
    .filter((pid) => pid > 1);
  for (const pid of pids) signal(pid, "SIGTERM");
  for (let waited = 0; waited < 20_000 && pids.some((pid) => signal(pid, 0)); waited += 200)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  for (const pid of pids) signal(pid, "SIGKILL");
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}
