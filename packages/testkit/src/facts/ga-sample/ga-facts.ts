import type { ChannelRules, TrackingPlan } from "@throughline/model";
import type { Ask } from "../ask.ts";
import { cents, type Fact, facts } from "../fact.ts";
import { trend } from "../trend.ts";
import type { GaRow } from "./convert.ts";
import type { ChannelFigures, GaFigures } from "./figures.ts";
import { saveSetting } from "./save-setting.ts";

export const gaWorkspace = "ga-sample";

/** The sender's day. */
const period = { interval: "day", range: { from: "2017-08-01", to: "2017-08-01" } };
const any = { event: "*" };
const transaction = { event: "Transaction" };
const revenue = { ...transaction, measure: "sum", property: "revenue" };
const byChannel = { breakdown: [{ session: "channel" }], breakdownLimit: 100 };

async function totals(ask: Ask, series: readonly object[], more: object = {}): Promise<readonly (number | null)[]> {
  const answer = await trend(ask, gaWorkspace, { unit: "customer", ...period, series, ...more });
  return answer.series.map(({ total }) => total);
}

/** What was measured, without any decision of the workspace: a bounce is any session with one page. */
export async function countsFacts(ask: Ask, expected: GaFigures): Promise<readonly Fact[]> {
  const [sessions, visitors, hits, pageviews, transactions, converting, money] = await totals(ask, [
    { ...any, measure: "sessions" },
    { ...any, measure: "unique" },
    { ...any, measure: "total", where: [{ property: "hitNumber", op: "is set" }] },
    { event: "Page viewed", measure: "total" },
    { ...transaction, measure: "total" },
    { ...transaction, measure: "sessions" },
    revenue,
  ]);
  const device = await trend(ask, gaWorkspace, {
    unit: "session",
    ...period,
    series: [{ ...any, measure: "sessions" }],
    breakdown: [{ session: "device" }],
  });
  const devices = Object.fromEntries(device.series.map(({ label, total }) => [label, total]));
  return [
    ...facts(
      "counts",
      {
        sessions: expected.sessions,
        visitors: expected.visitors,
        hits: expected.hits,
        pageviews: expected.pageviews,
        transactions: expected.transactions,
        sessions_with_transaction: expected.sessions_with_transaction,
        revenue: cents(expected.revenue_usd),
      },
      {
        sessions,
        visitors,
        hits,
        pageviews,
        transactions,
        sessions_with_transaction: converting,
        revenue: cents(money),
      },
    ),
    ...facts("by_device", expected.by_device, devices),
  ];
}

/**
 * Their bounce is a session with a single interaction; ours has one page and no conversion. They agree once the workspace
 * calls interactions conversions; before that, sessions with one page and an interaction are bounces too.
 */
export async function bounceFacts(
  ask: Ask,
  expected: GaFigures,
  hits: readonly GaRow[],
  plan: TrackingPlan,
): Promise<readonly Fact[]> {
  const bySession = Map.groupBy(hits, (hit) => `${hit["fullVisitorId"]}.${hit["visitId"]}`);
  const onePage = [...bySession.values()].filter((own) => own.filter((hit) => hit["type"] === "PAGE").length === 1);
  const bounces = async () => (await totals(ask, [{ ...any, measure: "bounces" }]))[0] ?? null;
  const before = await bounces();
  await saveSetting(ask, gaWorkspace, "trackingPlan", plan);
  return [
    {
      name: `bounces, no event being a conversion (${expected.bounces} by their definition)`,
      expected: onePage.length,
      got: before,
    },
    { name: "bounces, interactions being conversions", expected: expected.bounces, got: await bounces() },
  ];
}

/** The channel that the sender gave with the session's first event, by the default table's first rule. */
export async function givenChannelFacts(ask: Ask, expected: GaFigures): Promise<readonly Fact[]> {
  const got = await channels(ask);
  return Object.entries(expected.by_channel).flatMap(([channel, row]) =>
    facts(`by_channel, given by the sender.${channel}`, shown(row), shown(got.get(channel))),
  );
}

const shown = (row: ChannelFigures | undefined) => ({
  sessions: row?.sessions ?? 0,
  bounces: row?.bounces ?? 0,
  transactions: row?.transactions ?? 0,
  converting_sessions: row?.converting_sessions ?? 0,
  revenue: cents(row?.revenue ?? 0),
});

async function channels(ask: Ask): Promise<ReadonlyMap<string, ChannelFigures>> {
  const measured = async (series: object) => {
    const answer = await trend(ask, gaWorkspace, { unit: "customer", ...period, series: [series], ...byChannel });
    return new Map(answer.series.map(({ label, total }) => [label, total ?? 0]));
  };
  const sessions = await measured({ ...any, measure: "sessions" });
  const bounces = await measured({ ...any, measure: "bounces" });
  const transactions = await measured({ ...transaction, measure: "total" });
  const converting = await measured({ ...transaction, measure: "sessions" });
  const money = await measured(revenue);
  return new Map(
    [...sessions].map(([channel, count]) => [
      channel,
      {
        sessions: count,
        bounces: bounces.get(channel) ?? 0,
        transactions: transactions.get(channel) ?? 0,
        converting_sessions: converting.get(channel) ?? 0,
        revenue: money.get(channel) ?? 0,
      },
    ]),
  );
}

const undetermined = "(direct) / (none)";

/** Their channels by source and medium alone; what these two do not determine is a channel of its own. */
const bySourceAndMedium: ChannelRules = {
  rules: [
    { channel: undetermined, all: [{ field: "utmSource", op: "is", value: "(direct)" }] },
    { channel: "Affiliates", all: [{ field: "utmMedium", op: "is", value: "affiliate" }] },
    { channel: "Display", all: [{ field: "utmMedium", op: "is", value: "cpm" }] },
    { channel: "Organic Search", all: [{ field: "utmMedium", op: "is", value: "organic" }] },
    {
      channel: "Social",
      any: [
        { field: "utmSource", op: "ends with", value: "facebook.com" },
        {
          field: "utmSource",
          op: "in",
          value: ["youtube.com", "quora.com", "reddit.com", "groups.google.com", "away.vk.com", "pinterest.com"],
        },
      ],
    },
    { channel: "Referral" },
  ],
};

/**
 * Where a visitor came directly, their channel is that of an earlier visit, which is in no column. Every other session has
 * the channel that its source and medium say.
 */
export async function columnChannelFacts(
  ask: Ask,
  expected: GaFigures,
  sessions: readonly GaRow[],
): Promise<readonly Fact[]> {
  await saveSetting(ask, gaWorkspace, "channelRules", bySourceAndMedium);
  const got = await channels(ask);
  const direct = sessions.filter((row) => row["source"] === "(direct)");
  const told = Map.groupBy(
    sessions.filter((row) => row["source"] !== "(direct)"),
    (row) => row["channelGrouping"] ?? "",
  );
  return [
    {
      name: `by_channel, from source and medium: sessions that these do not determine (${expected.by_channel["Direct"]?.sessions} of them Direct)`,
      expected: direct.length,
      got: got.get(undetermined)?.sessions ?? 0,
    },
    ...[...told].map(([channel, rows]) => ({
      name: `by_channel, from source and medium.${channel}.sessions (${expected.by_channel[channel]?.sessions} with those by an earlier visit)`,
      expected: rows.length,
      got: got.get(channel)?.sessions ?? 0,
    })),
  ];
}
