import { formatDate } from "../../ui/format/time.ts";
import { fieldTitle, traitValue } from "../../values/trait-value.ts";

interface AccountFactsSource {
  readonly domain?: string | null;
  readonly industry?: string | null;
  readonly territory?: string | null;
  readonly createdAt?: string | null;
  readonly owner?: { readonly name: string } | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface AccountFact {
  readonly name: string;
  readonly value: string;
}

const MOST_ATTRIBUTES = 4;

/** What the head of an account's page says; what is not recorded is left out. */
export function accountFacts(account: AccountFactsSource, zone: string): AccountFact[] {
  const known: (AccountFact | null)[] = [
    fact("Territory", account.territory),
    fact("Industry", account.industry),
    fact("Domain", account.domain),
    fact("Owner", account.owner?.name),
    account.createdAt ? { name: "Customer since", value: formatDate(account.createdAt, zone) } : null,
    ...Object.entries(account.attributes)
      .filter(([, value]) => value !== null && value !== "" && typeof value !== "object")
      .slice(0, MOST_ATTRIBUTES)
      .map(([name, value]) => ({ name: fieldTitle(name), value: traitValue(value, zone) })),
  ];
  return known.filter((one): one is AccountFact => one !== null);
}

function fact(name: string, value: string | null | undefined): AccountFact | null {
  return value ? { name, value } : null;
}
