import { DAY, dayText, HOUR, MINUTE, YEAR_START } from "./calendar.ts";
import { between, type Random } from "./random.ts";

export const GOAL = "Feature activated";
export const GOAL_WINDOW = 7 * DAY;
export const HOLDOUT_SHARE = 0.1;

/** A campaign with the goal rates that are planted in its two arms. Their windows are far apart. */
export interface PlantedCampaign {
  readonly id: string;
  readonly name: string;
  readonly channel: string;
  readonly startsAt: number;
  /** Share of all customers who are eligible. */
  readonly reach: number;
  readonly targetedRate: number;
  readonly heldOutRate: number;
}

const start = (day: number) => YEAR_START + day * DAY;

export const plantedCampaigns: readonly PlantedCampaign[] = [
  {
    id: "c1",
    name: "Automation webinar",
    channel: "email",
    startsAt: start(80),
    reach: 0.6,
    targetedRate: 0.18,
    heldOutRate: 0.12,
  },
  {
    id: "c2",
    name: "Spring newsletter",
    channel: "email",
    startsAt: start(150),
    reach: 0.5,
    targetedRate: 0.15,
    heldOutRate: 0.15,
  },
  {
    id: "c3",
    name: "Upgrade reminder",
    channel: "in-app",
    startsAt: start(220),
    reach: 0.4,
    targetedRate: 0.08,
    heldOutRate: 0.12,
  },
];

/** What one campaign does to one customer. */
export interface Assignment {
  readonly campaign: PlantedCampaign;
  readonly arm: "targeted" | "held_out";
  readonly at: number;
  /** Goal events: the first may lie within the window, a later one never does. */
  readonly goals: readonly number[];
}

/** One customer in 20 who converts does so exactly at the closed end of the window; others only after it. */
export function assignments(next: Random): readonly Assignment[] {
  return plantedCampaigns.flatMap((campaign) => {
    const [eligible, held, rate, place, late] = [next(), next(), next(), next(), next()];
    if (eligible >= campaign.reach) return [];
    const arm = held < HOLDOUT_SHARE ? "held_out" : "targeted";
    const at = campaign.startsAt + between(next, 0, 8 * HOUR);
    const converts = rate < (arm === "targeted" ? campaign.targetedRate : campaign.heldOutRate);
    const within = place < 0.05 ? GOAL_WINDOW : Math.floor(MINUTE + place * (GOAL_WINDOW - HOUR));
    const goals = [...(converts ? [at + within] : []), ...(late < 0.1 ? [at + between(next, 8 * DAY, 20 * DAY)] : [])];
    return [{ campaign, arm, at, goals }];
  });
}

export function campaignRow(campaign: PlantedCampaign): object {
  const { id, name, channel, startsAt } = campaign;
  const endsOn = dayText(startsAt + GOAL_WINDOW);
  return { id, name, type: "Synthetic", channel, startsOn: dayText(startsAt), endsOn, randomHoldout: true };
}
