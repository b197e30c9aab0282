import { mailHosts, paidMediums, searchHosts, searchSources, socialHosts, socialSources } from "./known-senders.ts";
import type { ChannelRules, EntryTest } from "./rule.ts";

const oneOf = (field: string, value: readonly string[]): EntryTest => ({ field, op: "in", value });
const known = (field: string): EntryTest => ({ field, op: "is set" });
const unknown = (field: string): EntryTest => ({ field, op: "is not set" });

const fromSearch: readonly EntryTest[] = [
  oneOf("utmSource", searchSources),
  oneOf("referrer", searchHosts),
  { field: "referrer", op: "starts with", value: "google." },
  { field: "referrer", op: "contains", value: "search.yahoo." },
];
const fromSocial: readonly EntryTest[] = [oneOf("utmSource", socialSources), oneOf("referrer", socialHosts)];
const paid = [oneOf("utmMedium", paidMediums)];

/** What counts while a workspace has no rules of its own; the docs list it (`docs/channels.md`). */
export const defaultRules: ChannelRules = {
  rules: [
    { channelFrom: "givenChannel" },
    {
      channel: "Display",
      any: [
        oneOf("utmMedium", ["display", "banner", "expandable", "interstitial", "cpm"]),
        { field: "clickId", op: "is", value: "dclid" },
      ],
    },
    { channel: "Paid Social", all: paid, any: fromSocial },
    {
      channel: "Paid Social",
      any: [
        oneOf("utmMedium", ["paidsocial", "paid_social", "paid-social", "paid social"]),
        oneOf("clickId", ["ttclid", "twclid", "li_fat_id", "epik", "sccid", "rdt_cid"]),
      ],
    },
    { channel: "Paid Search", all: paid, any: fromSearch },
    {
      channel: "Paid Search",
      any: [
        oneOf("utmMedium", ["paidsearch", "paid_search", "paid-search", "paid search", "sem"]),
        oneOf("clickId", ["gclid", "gbraid", "wbraid", "msclkid", "yclid"]),
      ],
    },
    { channel: "Paid Other", all: paid },
    {
      channel: "Email",
      any: [
        oneOf("utmMedium", ["email", "e-mail", "e_mail", "e mail", "newsletter"]),
        oneOf("utmSource", ["email", "e-mail", "e_mail", "e mail", "newsletter"]),
        oneOf("referrer", mailHosts),
      ],
    },
    { channel: "SMS", any: [oneOf("utmMedium", ["sms", "text"]), oneOf("utmSource", ["sms"])] },
    {
      channel: "Push",
      any: [
        oneOf("utmMedium", ["push", "notification", "mobile push", "web push"]),
        { field: "utmMedium", op: "ends with", value: "push" },
        oneOf("utmSource", ["firebase"]),
      ],
    },
    { channel: "Affiliates", any: [oneOf("utmMedium", ["affiliate", "affiliates", "partner"])] },
    {
      channel: "Social",
      any: [oneOf("utmMedium", ["social", "social-network", "social-media", "social_media", "sm", "social network"])],
    },
    { channel: "Organic Search", any: [{ field: "utmMedium", op: "is", value: "organic" }] },
    { channel: "Social", any: fromSocial },
    { channel: "Organic Search", all: [unknown("utmMedium")], any: fromSearch },
    {
      channel: "Referral",
      any: [oneOf("utmMedium", ["referral", "link", "app"]), known("referrer")],
    },
    { channel: "Other", any: [known("utmSource"), known("utmMedium"), known("utmCampaign"), known("clickId")] },
    { channel: "Direct" },
  ],
};
