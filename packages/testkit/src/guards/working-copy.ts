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

/** Only what is inside a folder of packages is linked, never the folder: an install in the copy must not empty ours. */
function linkPackages(root: string, copy: string): void {
  const homes = ["apps", "packages"].flatMap((room) => readdirSync(join(copy, room)).map((name) => join(room, name)));
  for (const home of ["", ...homes]) {
    const from = join(root, home, "node_modules");
    const to = join(copy, home, "node_modules");
    if (!existsSync(from)) continue;
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from))
      if (name !== OURS && name !== ".cache" && !name.startsWith(".vite"))
        symlinkSync(join(from, name), join(to, name));
  }
  mkdirSync(join(copy, "node_modules", OURS));
  for (const name of readdirSync(join(root, "node_modules", OURS)))
    symlinkSync(readlinkSync(join(root, "node_modules", OURS, name)), join(copy, "node_modules", OURS, name));
}
