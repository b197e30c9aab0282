import type { Related } from "../condition.ts";
import { inStretch, matchAmount, measured } from "../did/match-did.ts";
import { windowStretch } from "../did/window.ts";
import type { Evidence, Known, MatchContext } from "../history.ts";
import { matchPropertyTest } from "../test/match-test.ts";

/** How many records there are, how many of them satisfy, and the measure. */
export function relatedEvidence(related: Related, context: MatchContext): readonly Evidence[] {
  const rows = rowsOf(related, context);
  const good = rows.filter((row) => row.good);
  const counts: readonly Evidence[] = [
    { counted: related.relation, is: rows.length },
    { counted: "satisfying", is: good.length },
  ];
  const { measure } = related;
  if (measure === undefined || measure === "count") return counts;
  const values = good.map(({ value }) => value);
  return [...counts, { counted: measure, is: measured(measure, values) }];
}

interface Row {
  readonly good: boolean;
  readonly value: Known | undefined;
}

export function matchRelated(related: Related, context: MatchContext): boolean {
  const { quantifier = "any", least = 1, measure } = related;
  const rows = rowsOf(related, context);
  const good = rows.filter((row) => row.good);
  if (measure !== undefined)
    return matchAmount(
      measured(
        measure,
        good.map(({ value }) => value),
      ),
      related.op,
      related.value,
    );
  if (quantifier === "any") return good.length > 0;
  if (quantifier === "none") return good.length === 0;
  if (quantifier === "all") return rows.length > 0 && good.length === rows.length;
  if (quantifier === "at least") return good.length >= least;
  return rows.length > 0 && good.length * 100 >= rows.length * least;
}

function rowsOf({ relation, where = [], who, window, property }: Related, context: MatchContext): readonly Row[] {
  const { history, clock } = context;
  if (relation === "contacts" || relation === "accounts") {
    const others = relation === "contacts" ? history.contacts() : history.accounts().map((one) => one.history);
    return others.map((other) => ({ good: !who || context.matchesOf(other, who), value: undefined }));
  }
  const stretch = windowStretch(window, clock);
  return history
    .records(relation)
    .filter(({ t }) => inStretch(t, stretch))
    .map((record) => ({
      good: where.every((test) => matchPropertyTest(test, (name) => record.property(name), clock)),
      value: property === undefined ? undefined : record.property(property),
    }));
}
