import type { Builder } from "../schema/builder.ts";
import { account } from "./account/account.schema.ts";
import { activity } from "./activity/activity.schema.ts";
import { breakdown } from "./breakdown/breakdown.schema.ts";
import { campaign } from "./campaign/campaign.schema.ts";
import { catalog } from "./catalog/catalog.schema.ts";
import { compare } from "./compare/compare.schema.ts";
import { connectedSource } from "./connected-source/connected-source.schema.ts";
import { contact } from "./contact/contact.schema.ts";
import { customer } from "./customer/customer.schema.ts";
import { deadLetter } from "./dead-letter/dead-letter.schema.ts";
import { explain } from "./explain/explain.schema.ts";
import { home } from "./home/home.schema.ts";
import { identity } from "./identity/identity.schema.ts";
import { imports } from "./import/import.schema.ts";
import { liveEvent } from "./live-event/live-event.schema.ts";
import { me } from "./me/me.schema.ts";
import { member } from "./member/member.schema.ts";
import { opportunity } from "./opportunity/opportunity.schema.ts";
import { order } from "./order/order.schema.ts";
import { overlap } from "./overlap/overlap.schema.ts";
import { conditionInput } from "./population/condition-input.ts";
import { population } from "./population/population.schema.ts";
import { reach } from "./reach/reach.schema.ts";
import { receipt } from "./receipt/receipt.schema.ts";
import { recordKind } from "./record-kind/record-kind.schema.ts";
import { segment } from "./segment/segment.schema.ts";
import { internalUsersOf } from "./setting/internal-users.schema.ts";
import { setting } from "./setting/setting.schema.ts";
import { segmentChanged } from "./spell/segment-changed.schema.ts";
import { spell } from "./spell/spell.schema.ts";
import { status } from "./status/status.schema.ts";
import { timeline } from "./timeline/timeline.schema.ts";
import { trackingPlan } from "./tracking-plan/tracking-plan.schema.ts";
import { trend } from "./trend/trend.schema.ts";
import { trendInput } from "./trend/trend-input.ts";
import { workspace } from "./workspace/workspace.schema.ts";
import { writeKey } from "./write-key/write-key.schema.ts";

/** Every noun of the schema; one line each. */
export const modules: readonly ((builder: Builder) => void)[] = [
  me,
  workspace,
  member,
  status,
  conditionInput,
  receipt,
  population,
  reach,
  breakdown,
  segment,
  spell,
  segmentChanged,
  overlap,
  compare,
  trendInput,
  trend,
  home,
  customer,
  identity,
  account,
  contact,
  order,
  opportunity,
  activity,
  timeline,
  explain,
  campaign,
  catalog,
  recordKind,
  imports,
  connectedSource,
  writeKey,
  deadLetter,
  liveEvent,
  setting,
  internalUsersOf,
  trackingPlan,
];
