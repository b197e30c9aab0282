import { account, type GeneratedAccount } from "./accounts.ts";
import { DAY, HOUR, LAST_SIGN_UP_DAY, YEAR_START } from "./calendar.ts";
import { type Assignment, assignments } from "./campaigns.ts";
import { between, pick, random } from "./random.ts";

export const ONBOARDING = ["Trial started", "Workspace created", "Data connected", "First report shared"] as const;
/** The share that goes on from each step of the onboarding to the next. */
export const STEP_RATES = [0.62, 0.55, 0.4] as const;
const FIRST = ["Ada", "Ben", "Chen", "Dora", "Emil", "Fatima", "Goran", "Hana", "Ivo", "June", "Kofi", "Lena"] as const;
const LAST = ["Adler", "Brandt", "Costa", "Diaz", "Endo", "Ferreira", "Gupta", "Hale", "Ito", "Jensen"] as const;
const COUNTRIES = ["Germany", "France", "United Kingdom", "Spain", "Sweden", "Poland"] as const;
const PEOPLE_PER_ACCOUNT = 8;

/** Everything that is planted for one person, before any usage is added. */
export interface CustomerPlan {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly country: string;
  readonly account: GeneratedAccount;
  readonly signedUpAt: number;
  /** Instants of the onboarding steps reached, in order, all within 14 days of the first. */
  readonly onboarding: readonly number[];
  readonly assignments: readonly Assignment[];
  /** Does nothing in the last 90 days. */
  readonly dormant: boolean;
  /** Exports in the last 30 days. */
  readonly recentExports: number;
  readonly olderExports: number;
  /** Relative amount of ordinary usage: a few people do most of it. */
  readonly weight: number;
}

export function accountCount(customers: number): number {
  return Math.ceil(customers / PEOPLE_PER_ACCOUNT);
}

export function customerPlan(seed: number, index: number): CustomerPlan {
  const next = random(seed, "customer", index);
  const name = `${pick(next, FIRST)} ${pick(next, LAST)}`;
  const signedUpAt = YEAR_START + Math.floor(next() * LAST_SIGN_UP_DAY * DAY);
  const onboarding = [signedUpAt + between(next, HOUR, 12 * HOUR)];
  for (const rate of STEP_RATES) {
    if (next() >= rate) break;
    onboarding.push((onboarding.at(-1) ?? signedUpAt) + between(next, HOUR, 4 * DAY));
  }
  const dormant = next() < 0.2;
  const luck = next();
  return {
    id: `u${index + 1}`,
    name,
    email: `${name.toLowerCase().replace(" ", ".")}.${index + 1}@example.com`,
    country: pick(next, COUNTRIES),
    account: account(seed, Math.floor(index / PEOPLE_PER_ACCOUNT)),
    signedUpAt,
    onboarding,
    assignments: assignments(next),
    dormant,
    recentExports: dormant || luck < 0.7 ? 0 : luck < 0.8 ? 1 : luck < 0.85 ? 2 : 3 + between(next, 0, 4),
    olderExports: between(next, 0, 3),
    weight: 0.05 + next() ** 4,
  };
}

/** How many messages `customerMessages` makes for this person before usage is added. */
export function plantedMessages(plan: CustomerPlan): number {
  const goals = plan.assignments.reduce((sum, { goals: times }) => sum + times.length, 0);
  return 1 + plan.onboarding.length + goals + plan.recentExports + plan.olderExports + (plan.dormant ? 0 : 1);
}
