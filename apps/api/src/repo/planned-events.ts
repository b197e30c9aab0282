import { currentSetting, foldText, type PlannedEvent, type TrackingPlan, trackingPlan } from "@throughline/model";
import type { Repo } from "./repo.ts";

/** The tracking plan that counts now, and its entries by folded name. */
export interface CurrentPlan {
  readonly version: number;
  readonly plan: TrackingPlan;
  readonly entries: ReadonlyMap<string, PlannedEvent>;
}

export function currentPlan({ settings }: Repo): CurrentPlan {
  const { version, value: plan } = currentSetting(trackingPlan, settings);
  return { version, plan, entries: new Map(plan.events.map((event) => [foldText(event.name), event])) };
}
