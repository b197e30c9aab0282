import type { Ask } from "../ask.ts";
import { type Campaign, campaigns, goalOf } from "../campaigns.ts";
import { type Fact, facts, share } from "../fact.ts";
import { size } from "../population.ts";
import type { Question } from "../question.ts";
import { byValue, trend } from "../trend.ts";
import type { CompleteJourneyFigures } from "./figures.ts";

const WORKSPACE = "complete-journey";
const REDEEMED = "Coupon redeemed";
const TARGETED = "campaign.targeted";
const ALL_TIME = { interval: "year", range: { from: "2016-01-01", to: "2018-12-31" } };

/** Campaigns one by one, as conditions, by type and by the households' income. */
export const campaignQuestions: readonly Question<CompleteJourneyFigures>[] = [
  ["per_campaign", async (ask, expected) => perCampaign(await campaigns(ask, WORKSPACE), expected)],
  ["members", membersOfCampaigns],
  ["by_type", byType],
  ["redemption_rate_by_income", byIncome],
];

function perCampaign(all: readonly Campaign[], expected: CompleteJourneyFigures): Fact[] {
  const untargeted = all.map((c) => goalOf(c, REDEEMED)).reduce((sum, g) => sum + g.units - g.unitsTargeted, 0);
  const pairs = expected.redemptions_by_untargeted_pairs;
  return [
    ...facts("campaigns", { count: expected.per_campaign.length }, { count: all.length }),
    ...facts("campaigns", { redemptionsByUntargetedPairs: pairs }, { redemptionsByUntargetedPairs: untargeted }),
    ...expected.per_campaign.flatMap((row) => {
      const campaign = all.find((candidate) => candidate.id === row.campaign_id);
      const goal = campaign && goalOf(campaign, REDEEMED);
      return facts(
        `per_campaign.${row.campaign_id}`,
        { ...row, rate: share(row.redeeming_households_targeted, row.targeted) },
        {
          campaign_id: campaign?.id,
          type: campaign?.type,
          start: campaign?.startsOn,
          end: campaign?.endsOn,
          targeted: campaign?.targeted.size,
          redeeming_households: goal?.units,
          redeeming_households_targeted: goal?.unitsTargeted,
          redemptions: goal?.events,
          redemptions_within_campaign_dates: goal?.eventsWithinDates,
          rate: goal?.rate.toFixed(9),
        },
      );
    }),
  ];
}

/** The same households once more, as the size of a condition: both acts, each naming the campaign. */
async function membersOfCampaigns(ask: Ask, expected: CompleteJourneyFigures): Promise<Fact[]> {
  const found: Fact[] = [];
  for (const row of expected.per_campaign) {
    const both = { all: [did(TARGETED, row.campaign_id), did(REDEEMED, row.campaign_id)] };
    const got = { targeted_and_redeemed: await size(ask, WORKSPACE, both) };
    found.push(
      ...facts(`members.${row.campaign_id}`, { targeted_and_redeemed: row.redeeming_households_targeted }, got),
    );
  }
  return found;
}

function did(event: string, campaign: string): object {
  return { did: { event, where: [{ property: "campaignId", op: "is", value: campaign }] } };
}

async function byType(ask: Ask, expected: CompleteJourneyFigures): Promise<Fact[]> {
  const all = await campaigns(ask, WORKSPACE);
  const answer = await trend(ask, WORKSPACE, {
    unit: "customer",
    series: [{ event: TARGETED, measure: "total" }],
    breakdown: [{ property: "campaign.type" }],
    ...ALL_TIME,
  });
  const pairs = byValue(answer);
  return Object.entries(expected.by_type).flatMap(([type, row]) => {
    const ofType = all.filter((campaign) => campaign.type === type);
    const redeeming = ofType.reduce((sum, campaign) => sum + goalOf(campaign, REDEEMED).unitsTargeted, 0);
    return facts(
      `by_type.${type}`,
      { ...row, rate: share(row.redeeming_pairs, row.household_campaign_pairs) },
      {
        campaigns: ofType.length,
        household_campaign_pairs: pairs.get(type),
        redeeming_pairs: redeeming,
        rate: share(redeeming, pairs.get(type) ?? 0),
      },
    );
  });
}

/** Pairs of household and campaign, so the redeeming ones are asked campaign by campaign and added up. */
async function byIncome(ask: Ask, expected: CompleteJourneyFigures): Promise<Fact[]> {
  const question = { unit: "customer", breakdown: [{ trait: "income" }], breakdownLimit: 100, ...ALL_TIME };
  const series = [{ event: TARGETED, measure: "total" }];
  const pairs = byValue(await trend(ask, WORKSPACE, { ...question, series }));
  const redeemed = new Map<string, number>();
  for (const { campaign_id: id } of expected.per_campaign) {
    const where = [{ property: "campaignId", op: "is", value: id }];
    const answer = await trend(ask, WORKSPACE, {
      ...question,
      series: [{ event: REDEEMED, where, measure: "unique" }],
      filter: did(TARGETED, id),
    });
    for (const [income, units] of byValue(answer)) redeemed.set(income, (redeemed.get(income) ?? 0) + units);
  }
  return Object.entries(expected.redemption_rate_by_income).flatMap(([income, row]) =>
    facts(
      `redemption_rate_by_income.${income}`,
      { ...row, rate: share(row.redeemed, row.pairs) },
      {
        pairs: pairs.get(income),
        redeemed: redeemed.get(income) ?? 0,
        rate: share(redeemed.get(income) ?? 0, pairs.get(income) ?? 0),
      },
    ),
  );
}
