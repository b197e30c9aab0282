import type { JsonObject } from "@throughline/sources";
import fc from "fast-check";
import type { FakeStores } from "./fake-stores.ts";

/** One write to the stores, small numbers everywhere so that keys, times and links collide often. */
export type Act =
  | {
      readonly do: "event";
      readonly who: number;
      readonly at: number;
      readonly name: number;
      readonly group: number;
      readonly session: number;
    }
  | { readonly do: "profile"; readonly who: number; readonly at: number }
  | { readonly do: "link" | "unlink"; readonly who: number; readonly with: number; readonly at: number }
  | { readonly do: "deleteEvent" | "deleteProfile" | "removeOrder" | "removeAccount"; readonly which: number }
  | { readonly do: "order"; readonly which: number; readonly who: number; readonly at: number; readonly back: boolean }
  | { readonly do: "account"; readonly which: number; readonly tier: number }
  | { readonly do: "membership"; readonly who: number; readonly which: number; readonly primary: boolean };

const small = fc.nat(4);

export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("event" as const),
      who: small,
      at: small,
      name: fc.nat(2),
      group: fc.nat(6),
      session: fc.nat(5),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("profile" as const), who: small, at: small }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("link" as const, "unlink" as const),
      who: small,
      with: small,
      at: small,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "deleteEvent" as const,
        "deleteProfile" as const,
        "removeOrder" as const,
        "removeAccount" as const,
      ),
      which: small,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("order" as const),
      which: small,
      who: small,
      at: small,
      back: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("account" as const), which: fc.nat(2), tier: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("membership" as const),
      who: small,
      which: fc.nat(2),
      primary: fc.boolean(),
    }),
  },
);

const who = (n: number) => (n % 2 ? { anonymousId: `a${n}` } : { userId: `u${n}` });
export const identifier = (n: number) => (n % 2 ? `anon:a${n}` : `user:u${n}`);

/** Some sender names sessions, some tells a page, some a URL with its query. */
function contextOf({ session, at, name }: Extract<Act, { do: "event" }>): JsonObject {
  return {
    ...(session < 2 ? { sessionId: `s${session}` } : {}),
    ...(session % 2
      ? { page: { path: `/p${at}`, url: `https://shop.example/p${at}?utm_source=s${name}&gclid=1` } }
      : {}),
    ...(session === 4 ? { page: { referrer: `https://www.site${at}.example/` } } : {}),
  };
}

export function perform(stores: FakeStores, step: Act): void {
  switch (step.do) {
    case "event":
      stores.event({
        ...who(step.who),
        ...(step.group < 2 ? { groupId: `acc${step.group}` } : {}),
        event: `E${step.name}`,
        timestamp: step.at * 15 * 60_000,
        context: contextOf(step),
        properties: step.name === 0 ? { page: `/P${step.at}` } : { price: step.at + 0.25 },
      });
      break;
    case "profile":
      stores.profile({
        id: identifier(step.who),
        createdAt: step.at * 500,
        traits: { plan: { value: `plan${step.at}`, timestamp: step.at, source: "web", messageId: `${step.who}` } },
      });
      break;
    case "link":
    case "unlink":
      stores.link(step.do, identifier(step.who), identifier(step.with), step.at);
      break;
    case "deleteEvent": {
      const event = [...stores.events.values()][step.which];
      if (event) stores.deleteEvent(event.source, event.messageId);
      break;
    }
    case "deleteProfile":
      stores.deleteProfile(identifier(step.which));
      break;
    case "removeOrder":
      stores.removeRecord("order", `o${step.which}`);
      break;
    case "removeAccount":
      stores.removeRecord("account", `acc${step.which % 3}`);
      break;
    case "order":
      stores.record("order", `o${step.which}`, {
        customerId: `u${step.who}`,
        kind: step.back ? "return" : null,
        placedAt: step.at * 1000,
        amount: `${step.at}.5000`,
      });
      break;
    case "account":
      stores.record("account", `acc${step.which}`, { ownerId: `owner${step.tier}` }, { tier: `Tier ${step.tier}` });
      break;
    case "membership": {
      const values = { customerId: `u${step.who}`, accountId: `acc${step.which}`, primary: step.primary };
      stores.record("membership", `u${step.who}\u001facc${step.which}`, values);
      break;
    }
  }
}
