import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A copy of the repository in which anything may be broken. */
export interface WorkingCopy {
  readonly directory: string;
  remove(): void;
}

const OURS = "@throughline";

/** Copies what git tracks or would track; installed packages are linked, our own lead to the copy. About a second. */
export function workingCopy(root: string): WorkingCopy {
  const directory = mkdtempSync(join(tmpdir(), "throughline-copy-"));
  const listed = execFileSync("git", ["ls-files", "-coz", "--exclude-standard"], { cwd: root, maxBuffer: 64e6 });
  for (const file of new Set(String(listed).split("\0"))) {
    if (file === "" || !existsSync(join(root, file))) continue;
    mkdirSync(join(directory, dirname(file)), { recursive: true });
    copyFileSync(join(root, file), join(directory, file));
  }
  linkPackages(root, directory);
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

function linkPackages(root: string, copy: string): void {
  mkdirSync(join(copy, "node_modules", OURS), { recursive: true });
  for (const name of readdirSync(join(root, "node_modules")))
    if (name !== OURS && name !== ".cache" && !name.startsWith(".vite"))
      symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
  for (const name of readdirSync(join(root, "node_modules", OURS)))
    symlinkSync(readlinkSync(join(root, "node_modules", OURS, name)), join(copy, "node_modules", OURS, name));
  for (const room of ["apps", "packages"])
    for (const name of readdirSync(join(copy, room))) {
      const own = join(room, name, "node_modules");
      if (existsSync(join(root, own))) symlinkSync(join(root, own), join(copy, own));
    }
}
