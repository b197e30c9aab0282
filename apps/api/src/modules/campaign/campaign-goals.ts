import { addDays, foldText, startOfDay } from "@throughline/model";
import type { Expr, Plan } from "@throughline/query";
import type { StoredRecord } from "@throughline/sources";
import type { CampaignNode } from "../../nodes/campaign-node.ts";
import {
  among,
  anyOf,
  call,
  col,
  equal,
  every,
  filter,
  instant,
  pick,
  scan,
  text,
  whole,
} from "../../repo/expressions.ts";
import { textValue } from "../../repo/record-values.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, type Row, textOf } from "../../repo/rows.ts";

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

/** Everything that names one campaign. */
export interface CampaignActivity {
  readonly targeted: number;
  readonly heldOut: number;
  readonly goals: readonly CampaignGoal[];
}

const [targetedEvent, heldOutEvent] = ["campaign.targeted", "campaign.held_out"];

/**
 * The events that carry `campaignId` of these campaigns, by name, most frequent first; assignments are no goals. Two plans
 * for a page of campaigns: one finds what their ids are called in the engine, one counts. `leftOut`: customers who are not
 * counted.
 */
export async function campaignActivities(
  repo: Repo,
  campaigns: readonly CampaignNode[],
  records: readonly (StoredRecord | undefined)[],
  leftOut: Plan | undefined,
): Promise<CampaignActivity[]> {
  const version = campaigns[0]?.version;
  const folded = [...new Set(campaigns.map(({ key }) => foldText(key)))];
  const texts = await repo.rows(
    pick(filter(scan("strings"), anyOf(col("folded"), folded, "text")), "texts", ["id", "folded"]),
    version,
  );
  const textOfKey = new Map(texts.map((row) => [textOf(row, "folded"), numberOf(row, "id")]));
  const named = campaigns.map(({ key }) => textOfKey.get(foldText(key)));
  const ids = [...textOfKey.values()];
  const rows =
    ids.length === 0 ? [] : await repo.rows(countedPlan(ids, datesOf(repo, named, records), leftOut), version);
  const byText = Map.groupBy(rows, (row) => numberOf(row, "campaign"));
  return campaigns.map((campaign, i) => activityOf(campaign, byText.get(named[i] ?? -1) ?? []));
}

function activityOf(campaign: CampaignNode, rows: readonly Row[]): CampaignActivity {
  const assigned = (event: string | undefined): number =>
    rows.filter((row) => textOf(row, "folded") === event).reduce((sum, row) => sum + numberOf(row, "units"), 0);
  const targeted = assigned(targetedEvent);
  const goals = rows.filter((row) => ![targetedEvent, heldOutEvent].includes(textOf(row, "folded")));
  return {
    targeted,
    heldOut: assigned(heldOutEvent),
    goals: goals.map((row) => ({
      campaign,
      event: textOf(row, "name"),
      units: numberOf(row, "units"),
      events: numberOf(row, "events"),
      eventsWithinDates: numberOf(row, "within"),
      unitsTargeted: numberOf(row, "unitsTargeted"),
      rate: targeted === 0 ? 0 : numberOf(row, "unitsTargeted") / targeted,
    })),
  };
}

/** Per campaign and event, by the name that it counts under: events, units, and how many of these the campaign had targeted. */
function countedPlan(ids: readonly number[], within: Expr, leftOut: Plan | undefined): Plan {
  const ofCampaigns = filter(
    scan("events"),
    anyOf(col("s:campaignId"), ids, "integer"),
    call("isNotNull", col("customer")),
    ...(leftOut ? [call("not", among(col("customer"), leftOut))] : []),
  );
  const assignment = pick(filter(scan("eventNames"), equal(col("folded"), text("campaign.targeted"))), "names", ["id"]);
  const targeted: Plan = {
    project: filter(ofCampaigns, among(col("event"), assignment)),
    columns: { who: col("customer"), by: col("s:campaignId") },
    as: "targeted",
    distinct: true,
  };
  const names: Plan = {
    project: scan("eventNames"),
    columns: { nameId: col("id"), name: col("name"), folded: col("folded") },
    as: "names",
  };
  const acts: Plan = {
    project: { join: ofCampaigns, to: names, kind: "inner", on: equal(col("event"), col("nameId")) },
    columns: {
      campaign: col("s:campaignId"),
      name: col("name"),
      folded: col("folded"),
      customer: col("customer"),
      t: col("t"),
    },
    as: "acts",
  };
  const both = call("and", equal(col("customer"), col("who")), equal(col("campaign"), col("by")));
  const counted: Plan = {
    aggregate: { join: acts, to: targeted, kind: "left", on: both },
    by: { campaign: col("campaign"), name: col("name"), folded: col("folded") },
    measures: {
      events: { fn: "count" },
      units: { fn: "distinct", of: col("customer") },
      within: { fn: "count", where: within },
      unitsTargeted: { fn: "distinct", of: col("customer"), where: call("isNotNull", col("who")) },
    },
    as: "counted",
  };
  return {
    sort: pick(counted, "named", ["campaign", "name", "folded", "events", "units", "within", "unitsTargeted"]),
    by: [{ by: col("events"), descending: true }, { by: col("name") }],
  };
}

/** Is an event on the days of its campaign, ends inclusive, in the workspace's zone? A missing end leaves that side open. */
function datesOf(
  repo: Repo,
  named: readonly (number | undefined)[],
  records: readonly (StoredRecord | undefined)[],
): Expr {
  const parts = named.flatMap((id, i) => {
    if (id === undefined) return [];
    const [starts, ends] = [textValue(records[i], "startsOn"), textValue(records[i], "endsOn")];
    return [
      every([
        equal(col("campaign"), whole(id)),
        ...(starts === null ? [] : [call(">=", col("t"), instant(startOfDay(starts, repo.clock.zone)))]),
        ...(ends === null ? [] : [call("<", col("t"), instant(startOfDay(addDays(ends, 1), repo.clock.zone)))]),
      ]),
    ];
  });
  return call("or", ...parts);
}
