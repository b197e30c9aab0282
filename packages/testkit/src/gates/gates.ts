import { environmentAccess } from "./environment-access.ts";
import { fileSize } from "./file-size.ts";
import type { Gate } from "./gate.ts";
import { links } from "./links.ts";
import { lock } from "./lock.ts";
import { names } from "./names.ts";
import { registries } from "./registries.ts";
import { wording } from "./wording.ts";

/** The rules that are read off the tree. Types, lint, import direction, unused code and generated files have tools. */
export const gates: readonly Gate[] = [fileSize, environmentAccess, names, wording, registries, links, lock];
