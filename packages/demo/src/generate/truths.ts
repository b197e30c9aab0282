import type { Condition } from "@throughline/model";
import { account, invoiceTimes } from "./accounts.ts";
import { DORMANT_FROM, instantText, RECENT_FROM, YEAR_END } from "./calendar.ts";
import { GOAL, GOAL_WINDOW, plantedCampaigns } from "./campaigns.ts";
import { accountCount, type CustomerPlan, ONBOARDING, STEP_RATES } from "./customers.ts";

/** What was planted, counted while planting: the product must find exactly these figures. */
export interface Truths {
  readonly synthetic: true;
  readonly seed: number;
  readonly customers: number;
  readonly accounts: number;
  readonly messages: number;
  readonly orders: { readonly count: number; readonly amount: string };
  readonly opportunities: Readonly<Record<"open" | "won" | "lost", number>>;
  readonly funnel: {
    readonly steps: readonly string[];
    readonly within: "P14D";
    readonly plantedRates: readonly number[];
    readonly customers: readonly number[];
  };
  readonly campaigns: readonly CampaignTruth[];
  readonly segments: readonly { readonly name: string; readonly where: Condition; readonly size: number }[];
}

export interface CampaignTruth {
  readonly id: string;
  readonly goal: string;
  readonly within: "PT168H";
  readonly plantedRates: Arms;
  readonly assigned: Arms;
  readonly converted: Arms;
}
interface Arms {
  readonly targeted: number;
  readonly held_out: number;
}

/** Counts the plans of all customers, which costs no memory, and the deals of all accounts. */
export function truths(seed: number, plans: () => Iterable<CustomerPlan>, messages: number): Truths {
  const all = { customers: 0, enterprise: 0, exporters: 0, dormantSoftware: 0 };
  const funnel = ONBOARDING.map(() => 0);
  const arms = new Map(plantedCampaigns.map(({ id }) => [id, { assigned: noArms(), converted: noArms() }]));
  for (const plan of plans()) {
    all.customers++;
    if (plan.account.plan.id === "enterprise") all.enterprise++;
    if (plan.recentExports >= 3) all.exporters++;
    if (plan.dormant && plan.account.industry === "Software") all.dormantSoftware++;
    for (const step of plan.onboarding.keys()) funnel[step] = (funnel[step] ?? 0) + 1;
    for (const { campaign, arm, at, goals } of plan.assignments) {
      const counts = arms.get(campaign.id);
      if (!counts) continue;
      counts.assigned[arm]++;
      if (goals.some((goal) => goal - at <= GOAL_WINDOW)) counts.converted[arm]++;
    }
  }
  return {
    synthetic: true,
    seed,
    customers: all.customers,
    accounts: accountCount(all.customers),
    messages,
    ...deals(seed, accountCount(all.customers)),
    funnel: { steps: ONBOARDING, within: "P14D", plantedRates: STEP_RATES, customers: funnel },
    campaigns: plantedCampaigns.map(({ id, targetedRate, heldOutRate }) => ({
      id,
      goal: GOAL,
      within: "PT168H",
      plantedRates: { targeted: targetedRate, held_out: heldOutRate },
      ...(arms.get(id) ?? { assigned: noArms(), converted: noArms() }),
    })),
    segments: [
      { name: "On the enterprise plan", where: enterprise, size: all.enterprise },
      { name: "Exported at least three times in the last 30 days", where: exporters, size: all.exporters },
      {
        name: "At software companies and not signed in for 90 days",
        where: dormantSoftware,
        size: all.dormantSoftware,
      },
    ],
  };
}

const noArms = () => ({ targeted: 0, held_out: 0 });
const since = (from: number) => ({ from: instantText(from), to: instantText(YEAR_END) });
const enterprise: Condition = { trait: { trait: "plan", op: "is", value: "enterprise" } };
const exporters: Condition = { did: { event: "Data exported", op: ">=", value: 3, window: since(RECENT_FROM) } };
const dormantSoftware: Condition = {
  all: [
    { account: { field: "industry", op: "is", value: "Software" } },
    { not: { did: { event: "Signed in", window: since(DORMANT_FROM) } } },
  ],
};

function deals(seed: number, accounts: number): Pick<Truths, "orders" | "opportunities"> {
  const opportunities = { open: 0, won: 0, lost: 0 };
  let count = 0;
  let amount = 0;
  for (let index = 0; index < accounts; index++) {
    const company = account(seed, index);
    const invoices = invoiceTimes(company).length;
    opportunities[company.deal.status]++;
    count += invoices;
    amount += invoices * company.seats * company.plan.price;
  }
  return { orders: { count, amount: String(amount) }, opportunities };
}
