import type { FieldChoice } from "../../../fields/field-choice.ts";
import type { PropertyGroup, PropertyPick } from "../../../fields/registry.ts";
import type { BreakdownFieldInput, Unit } from "../../../gql/graphql.ts";

interface Catalog {
  readonly events: readonly { readonly name: string; readonly properties: readonly FieldChoice[] }[];
  readonly fields: readonly FieldChoice[];
}

/** By what units can be broken down: what is known of them, of their account, and the properties of one event. */
export function breakdownGroups({ events, fields }: Catalog, unit: Unit, event: string): readonly PropertyGroup[] {
  const groups: readonly PropertyGroup[] = [
    { of: "trait", title: "trait", fields: unit === "customer" ? fields.filter(({ of }) => of === "customer") : [] },
    { of: "account", title: "account", fields: fields.filter(({ of }) => of === "account") },
    { of: "property", title: "event", fields: events.find(({ name }) => name === event)?.properties ?? [] },
  ];
  return groups.filter((group) => group.fields.length > 0);
}

/** "trait:plan" of the URL as a field of the groups offered; without one the first that is well filled. */
export function pickedField(groups: readonly PropertyGroup[], text: string | undefined): PropertyPick | null {
  const at = text?.indexOf(":") ?? -1;
  const asked = groups.find(({ of }) => of === text?.slice(0, at));
  if (asked && text) return { of: asked.of, name: text.slice(at + 1) };
  const [group] = groups;
  const [fullest] =
    group?.fields.filter(({ type, top }) => type !== "instant" && top.length > 1).toSorted((a, b) => b.fill - a.fill) ??
    [];
  return group && fullest ? { of: group.of, name: fullest.name } : null;
}

export function breakdownInput({ of, name }: PropertyPick, event: string): BreakdownFieldInput {
  if (of === "trait") return { trait: name };
  if (of === "account") return { account: name };
  return { property: { event, property: of === "session" ? `session.${name}` : name } };
}
