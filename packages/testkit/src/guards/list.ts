import { readFileSync } from "node:fs";
import type { Guard } from "./guard.ts";

/** `packages/testkit/guards.json`: each was taken out by hand when it was written; `npm run guards` takes them out again. */
export const guards: readonly Guard[] = JSON.parse(readFileSync(new URL("../../guards.json", import.meta.url), "utf8"));
