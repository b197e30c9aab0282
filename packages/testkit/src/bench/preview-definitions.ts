import type { Condition } from "@throughline/model";

const in_ = (days: number) => ({ last: `P${days}D` });
const plan = (value: string): Condition => ({ trait: { trait: "plan", op: "is", value } });
const countries = (...value: string[]): Condition => ({ trait: { trait: "country", op: "in", value } });

/** What a marketer asks of the reference data: 3 to 6 lines each. */
export const previewDefinitions: Readonly<Record<string, Condition>> = {
  "carts without a purchase": {
    all: [
      plan("pro"),
      { did: { event: "add_to_cart", op: ">=", value: 2, window: in_(90) } },
      { not: { did: { event: "purchase", window: in_(31) } } },
    ],
  },
  "looks around, of two countries": {
    all: [
      countries("DE", "FR"),
      {
        any: [
          { did: { event: "search", op: ">=", value: 3, window: in_(30) } },
          { did: { event: "wishlist_add", window: in_(30) } },
        ],
      },
      { did: { event: "page_view", op: ">=", value: 5, window: in_(90) } },
      { not: { did: { event: "support_open", window: in_(14) } } },
    ],
  },
  "bought within a week of the cart": {
    all: [
      {
        sequence: {
          steps: [
            { event: "product_view" },
            { event: "add_to_cart", within: "P7D" },
            { event: "purchase", within: "P7D" },
          ],
          window: in_(180),
        },
      },
      { not: { did: { event: "refund" } } },
      plan("basic"),
    ],
  },
  "large buyers who read mail": {
    all: [
      { did: { event: "purchase", measure: "sum", property: "revenue", op: ">=", value: 150, window: in_(365) } },
      { did: { event: "message clicked", window: in_(180) } },
      { did: { event: "app_open", op: ">=", value: 2, window: in_(60) } },
      { not: { did: { event: "unsubscribe" } } },
      countries("US", "GB", "CA"),
    ],
  },
  "bought for the first time, and came by mail": {
    all: [
      { did: { form: "first time", event: "purchase", window: in_(60) } },
      {
        did: {
          event: "product_view",
          where: [{ property: "channel", op: "is", value: "email" }],
          op: ">=",
          value: 2,
          window: in_(90),
        },
      },
      { any: [plan("pro"), plan("enterprise")] },
    ],
  },
  "regulars of six lines": {
    all: [
      countries("US", "DE", "GB", "FR"),
      { not: plan("free") },
      { did: { form: "regularly", event: "login", per: "week", atLeast: 2, ofLast: 8 } },
      { did: { event: "product_view", op: ">=", value: 3, window: in_(90) } },
      { not: { did: { event: "refund", window: in_(180) } } },
      { existedFor: { op: ">=", duration: "P90D" } },
    ],
  },
  "active in anything, and gone": {
    all: [
      { did: { event: "*", op: ">=", value: 20, window: in_(180) } },
      { not: { did: { event: "*", window: in_(14) } } },
      { any: [{ did: { event: "purchase" } }, { did: { event: "checkout_start", op: ">=", value: 2 } }] },
    ],
  },
};
