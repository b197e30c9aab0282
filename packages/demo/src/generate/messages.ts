import { DAY, DORMANT_FROM, instantText, LAST_SIGN_UP_DAY, RECENT_FROM, YEAR_END, YEAR_START } from "./calendar.ts";
import { GOAL } from "./campaigns.ts";
import { type CustomerPlan, ONBOARDING } from "./customers.ts";
import { between, pick, random } from "./random.ts";

/** Ordinary usage: names that no planted truth counts, but for signing in, which only dormant people stop. */
const USAGE = [
  "Signed in",
  "Report viewed",
  "Report viewed",
  "Dashboard opened",
  "Comment added",
  "Search run",
] as const;
const DEVICES = ["desktop", "desktop", "mobile", "tablet"] as const;

/** A message of the Segment spec, as the importer reads it. */
export type Message = Readonly<Record<string, unknown>>;

/** Every message of one person: the planted ones, and `usage` ordinary ones, not in the order of time. */
export function* customerMessages(seed: number, index: number, plan: CustomerPlan, usage: number): Generator<Message> {
  const next = random(seed, "messages", index);
  let number = 0;
  const message = (at: number, rest: Message): Message => ({
    messageId: `${plan.id}-${++number}`,
    userId: plan.id,
    timestamp: instantText(at),
    ...rest,
  });
  const track = (at: number, event: string, properties: object) => message(at, { type: "track", event, properties });

  const traits = { name: plan.name, email: plan.email, country: plan.country, plan: plan.account.plan.id };
  yield message(plan.signedUpAt, { type: "identify", traits: { ...traits, createdAt: instantText(plan.signedUpAt) } });
  for (const [step, at] of plan.onboarding.entries()) yield track(at, ONBOARDING[step] ?? "", {});
  for (const { campaign, arm, goals } of plan.assignments)
    for (const at of goals) yield track(at, GOAL, arm === "targeted" ? { campaignId: campaign.id } : {});
  for (let i = 0; i < plan.recentExports; i++) yield track(between(next, RECENT_FROM, YEAR_END), "Data exported", {});
  const middle = YEAR_START + 2 * LAST_SIGN_UP_DAY * DAY;
  for (let i = 0; i < plan.olderExports; i++) yield track(between(next, middle, DORMANT_FROM), "Data exported", {});
  if (!plan.dormant) yield track(between(next, DORMANT_FROM, YEAR_END), "Signed in", { device: pick(next, DEVICES) });
  const end = plan.dormant ? DORMANT_FROM : YEAR_END;
  for (let i = 0; i < usage; i++) {
    const properties = { device: pick(next, DEVICES), seconds: between(next, 1, 600) };
    yield track(between(next, plan.signedUpAt, end), pick(next, USAGE), properties);
  }
}
