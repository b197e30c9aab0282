import type { Frame, Plan } from "@throughline/query";

/** Whoever asks an engine: a plan in, its answer out. */
export type RunPlan = (plan: Plan) => Promise<Frame>;
