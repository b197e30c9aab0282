import type { Finding, Gate } from "./gate.ts";

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const allowed = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "CC-BY-4.0",
  "Python-2.0",
  "Unlicense",
  "WTFPL",
  "OFL-1.1",
  "MPL-2.0",
]);

/** Packages that point to their licence file: it was read, and is the MIT licence. Another version is read anew. */
const readAsMit = new Set([
  "@segment/facade@3.4.10",
  "@segment/isodate@1.0.3",
  "@segment/isodate-traverse@1.1.1",
  "new-date@1.0.3",
]);

function permitted(licence: string): boolean {
  return licence
    .replace(/[()]/g, "")
    .split(/ OR /)
    .some((option) => option.split(/ AND /).every((part) => allowed.has(part.trim())));
}

/** The lock file installs on every platform, names no registry, and holds only licences we may ship or develop with. */
export const lock: Gate = {
  name: "lock",
  check(tree) {
    const file = "package-lock.json";
    const packages: Record<string, LockEntry> = JSON.parse(tree.read(file)).packages;
    const names = new Set(Object.keys(packages).map((key) => key.split("node_modules/").at(-1)));
    const findings: Finding[] = [];
    for (const [key, entry] of Object.entries(packages)) {
      if (!key.includes("node_modules/") || entry.link) continue;
      const name = `${key.split("node_modules/").at(-1)}@${entry.version}`;
      const missing = Object.keys(entry.optionalDependencies ?? {}).filter((wanted) => !names.has(wanted));
      if (missing.length > 0)
        findings.push({
          file,
          message: `${name} lacks ${missing.join(", ")}: other platforms could not install; pin the version before.`,
        });
      if (entry.resolved)
        findings.push({
          file,
          message: `${name} names a registry: keep omit-lockfile-registry-resolved in .npmrc and install again.`,
        });
      if (!readAsMit.has(name) && !permitted(entry.license ?? "no licence"))
        findings.push({
          file,
          message: `${name} is under ${entry.license}, which is not on the allow-list: replace it, or decide in an ADR and add it here.`,
        });
    }
    return findings;
  },
};
