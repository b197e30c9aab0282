import { addDays, foldText, startOfDay } from "@throughline/model";
import type { Expr, Plan } from "@throughline/query";
import type { StoredRecord } from "@throughline/sources";
import type { CampaignNode } from "../../nodes/campaign-node.ts";
import { among, anyOf, call, col, equal, every, filter, instant, pick, scan, text } from "../../repo/expressions.ts";
import { textValue } from "../../repo/record-values.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, textOf } from "../../repo/rows.ts";

/** One event that names the campaign: who did it, how often, and how many of them had been targeted. */
export interface CampaignGoal {
  readonly campaign: CampaignNode;
  readonly event: string;
  /** Customers with at least one such event at any time; `people` has exactly these. */
  readonly units: number;
  readonly events: number;
  /** Events on the campaign's days, ends inclusive, in the workspace's zone. */
  readonly eventsWithinDates: number;
  readonly unitsTargeted: number;
  /** `unitsTargeted` of all targeted, 0 to 1. */
  readonly rate: number;
}

const assignments = ["campaign.targeted", "campaign.held_out"];

const ids = (of: Plan, as: string): Plan => pick(of, as, ["id"]);
const eventIds = (names: readonly string[]): Plan =>
  ids(filter(scan("eventNames"), anyOf(col("folded"), names, "text")), "names");

/** The events that carry `campaignId` of this campaign, by name, most frequent first; assignments are not goals. */
export async function campaignGoals(
  repo: Repo,
  campaign: CampaignNode,
  record: StoredRecord | undefined,
): Promise<readonly CampaignGoal[]> {
  const key = ids(filter(scan("strings"), equal(col("folded"), text(foldText(campaign.key)))), "keys");
  const ofCampaign = filter(scan("events"), among(col("s:campaignId"), key), call("isNotNull", col("customer")));
  const targeted: Plan = {
    project: filter(ofCampaign, among(col("event"), eventIds(["campaign.targeted"]))),
    columns: { customer: col("customer") },
    as: "targeted",
    distinct: true,
  };
  const goals: Plan = {
    aggregate: filter(ofCampaign, call("not", among(col("event"), eventIds(assignments)))),
    by: { event: col("event") },
    measures: {
      events: { fn: "count" },
      units: { fn: "distinct", of: col("customer") },
      within: { fn: "count", where: withinDates(repo, record) },
      unitsTargeted: { fn: "distinct", of: col("customer"), where: among(col("customer"), targeted) },
    },
    as: "goals",
  };
  const named: Plan = {
    join: goals,
    to: { project: scan("eventNames"), columns: { nameId: col("id"), name: col("name") }, as: "names" },
    kind: "inner",
    on: equal(col("event"), col("nameId")),
  };
  const size: Plan = { aggregate: targeted, by: {}, measures: { n: { fn: "count" } }, as: "size" };
  const [rows, sizes] = await Promise.all([
    repo.rows(
      {
        sort: pick(named, "named", ["name", "events", "units", "within", "unitsTargeted"]),
        by: [{ by: col("events"), descending: true }, { by: col("name") }],
      },
      campaign.version,
    ),
    repo.rows(size, campaign.version),
  ]);
  const all = sizes[0] ? numberOf(sizes[0], "n") : 0;
  return rows.map((row) => ({
    campaign,
    event: textOf(row, "name"),
    units: numberOf(row, "units"),
    events: numberOf(row, "events"),
    eventsWithinDates: numberOf(row, "within"),
    unitsTargeted: numberOf(row, "unitsTargeted"),
    rate: all === 0 ? 0 : numberOf(row, "unitsTargeted") / all,
  }));
}

function withinDates(repo: Repo, record: StoredRecord | undefined): Expr {
  const [starts, ends] = [textValue(record, "startsOn"), textValue(record, "endsOn")];
  return every([
    ...(starts === null ? [] : [call(">=", col("t"), instant(startOfDay(starts, repo.clock.zone)))]),
    ...(ends === null ? [] : [call("<", col("t"), instant(startOfDay(addDays(ends, 1), repo.clock.zone)))]),
  ]);
}
