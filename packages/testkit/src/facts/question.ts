import type { Ask } from "./ask.ts";
import type { Fact } from "./fact.ts";

/** A group of facts that are asked together, given the figures computed independently of the product. */
export type Question<Figures> = readonly [name: string, ask: (ask: Ask, expected: Figures) => Promise<readonly Fact[]>];
