import { DAY, dayText, instantText, YEAR_END, YEAR_START } from "./calendar.ts";
import { between, pick, random } from "./random.ts";

export const INDUSTRIES = ["Software", "Retail", "Banking", "Media", "Health care", "Manufacturing"] as const;
const TERRITORIES = ["North", "South", "East", "West"] as const;
const NAMES = ["Alder", "Beacon", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbor", "Iris", "Juniper"] as const;
const FORMS = ["Works", "Systems", "Partners", "Labs", "Group"] as const;
export const OWNERS = 12;

export const plans = [
  { id: "free", name: "Free", price: 0 },
  { id: "team", name: "Team", price: 24 },
  { id: "enterprise", name: "Enterprise", price: 61 },
] as const;
export type Plan = (typeof plans)[number];

/** A company: its plan, and the one deal that decided whether it pays. */
export interface GeneratedAccount {
  readonly id: string;
  readonly name: string;
  readonly industry: string;
  readonly territory: string;
  readonly ownerId: string;
  readonly employees: number;
  readonly createdAt: number;
  readonly seats: number;
  readonly plan: Plan;
  readonly deal: { readonly status: "open" | "won" | "lost"; readonly createdAt: number; readonly closesAt: number };
}

export function account(seed: number, index: number): GeneratedAccount {
  const next = random(seed, "account", index);
  const createdAt = YEAR_START - between(next, 1, 700) * DAY;
  const luck = next();
  const status = luck < 0.55 ? "won" : luck < 0.8 ? "lost" : "open";
  const opened = YEAR_START + between(next, 0, 120) * DAY;
  return {
    id: `a${index + 1}`,
    name: `${pick(next, NAMES)} ${pick(next, FORMS)} ${index + 1}`,
    industry: pick(next, INDUSTRIES),
    territory: pick(next, TERRITORIES),
    ownerId: `s${1 + Math.floor(next() * OWNERS)}`,
    employees: Math.round(5 * 400 ** next()),
    createdAt,
    seats: between(next, 2, 60),
    plan: status === "won" ? (next() < 0.3 ? plans[2] : plans[1]) : plans[0],
    deal: { status, createdAt: opened, closesAt: opened + between(next, 5, 90) * DAY },
  };
}

export function accountRow(a: GeneratedAccount): object {
  const { id, name, industry, territory, ownerId, employees } = a;
  return { id, name, industry, territory, ownerId, employees, createdAt: instantText(a.createdAt) };
}

export function opportunityRow(a: GeneratedAccount): object {
  return {
    id: `d${a.id}`,
    accountId: a.id,
    name: `${a.name}: subscription`,
    stage: a.deal.status === "open" ? "Negotiation" : "Closed",
    status: a.deal.status,
    amount: yearAmount(a),
    currency: "EUR",
    ownerId: a.ownerId,
    productId: a.plan.id,
    createdAt: instantText(a.deal.createdAt),
    closeDate: dayText(a.deal.closesAt),
  };
}

function yearAmount(a: GeneratedAccount): string {
  return String(12 * a.seats * (a.plan.price || 24));
}

/** A paying account is invoiced on the day of closing and every 30 days from then on. */
export function invoiceTimes(a: GeneratedAccount): readonly number[] {
  if (a.deal.status !== "won") return [];
  const count = Math.ceil((YEAR_END - a.deal.closesAt) / (30 * DAY));
  return Array.from({ length: count }, (_, month) => a.deal.closesAt + month * 30 * DAY);
}

export function orderRow(a: GeneratedAccount, at: number, month: number): object {
  const amount = String(a.seats * a.plan.price);
  return {
    id: `i${a.id}-${month + 1}`,
    accountId: a.id,
    kind: "order",
    placedAt: instantText(at),
    currency: "EUR",
    amount,
  };
}

export function orderLineRow(a: GeneratedAccount, month: number): object {
  const unitPrice = String(a.plan.price);
  const amount = String(a.seats * a.plan.price);
  return {
    orderId: `i${a.id}-${month + 1}`,
    lineNumber: 1,
    productId: a.plan.id,
    quantity: a.seats,
    unitPrice,
    amount,
  };
}
