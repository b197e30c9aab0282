import { eventTitle } from "@throughline/model";
import type { IconName } from "../ui/icon/paths.ts";

const icons: readonly (readonly [RegExp, IconName])[] = [
  [/^order\.line/, "product"],
  [/return/i, "undo"],
  [/coupon|redeem|voucher/i, "ticket"],
  [/order|cart|checkout|basket|purchase|bought/i, "cart"],
  [/campaign|targeted|held/i, "campaigns"],
  [/opportunity|deal/i, "target"],
  [/mail|message|newsletter/i, "mail"],
  [/call|phone/i, "phone"],
  [/store|shop/i, "store"],
  [/page|screen|view|visit/i, "monitor"],
  [/identify|sign|profile|log(ged)? ?in/i, "user"],
  [/merge|alias/i, "merge"],
];

/** The icon of an event by the words in its name. */
export function eventIcon(event: string): IconName {
  return icons.find(([pattern]) => pattern.test(event))?.[1] ?? "event";
}

const kinds = new Map([
  ["event", "Events"],
  ["business", "Records"],
  ["message", "Messages"],
]);

/** What a kind of timeline items is called on its filter. */
export function kindTitle(kind: string): string {
  return kinds.get(kind) ?? eventTitle(kind);
}
