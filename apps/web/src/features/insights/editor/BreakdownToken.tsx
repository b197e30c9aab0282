import type { Dimension } from "@throughline/model";
import type { ReactElement } from "react";
import type { PropertyGroup, PropertyPick } from "../../../fields/registry.ts";
import { fields } from "../../../fields/registry.ts";
import type { SegmentChoice, SegmentChoices } from "../../../segment-choice/use-segment-choices.ts";
import type { TrendDraft } from "../draft/draft.ts";
import { type CatalogChoices, sessionGroup, sharedProperties, unitGroups } from "./catalog-choices.ts";

interface BreakdownTokenProps {
  readonly draft: TrendDraft;
  readonly catalog: CatalogChoices;
  readonly segments: SegmentChoices;
  readonly value: Dimension | null;
  readonly second: boolean;
  readonly onChange: (dimension: Dimension | null) => void;
}

/** By what the lines are told apart: a property of the events, a trait, a field of the account or of the session, a segment, or nothing. */
export function BreakdownToken({
  draft,
  catalog,
  segments,
  value,
  second,
  onChange,
}: BreakdownTokenProps): ReactElement {
  const events = draft.series.map(({ event }) => event);
  return (
    <fields.Property
      label={second ? "Second breakdown" : "Breakdown"}
      groups={[
        { of: "property", title: "event", fields: sharedProperties(catalog, events) },
        ...unitGroups(catalog),
        lineable(sessionGroup(catalog)),
        segmentGroup(segments.all),
      ]}
      value={pickOf(value)}
      onSearch={segments.onSearch}
      onChange={(pick) => onChange(dimensionOf(pick))}
      none={second ? "nothing more" : "nothing"}
      {...(second && { add: "and" })}
    />
  );
}

/** An instant has no line of its own. */
function lineable({ fields: all, ...group }: PropertyGroup): PropertyGroup {
  return { ...group, fields: all.filter(({ type }) => type !== "instant") };
}

function segmentGroup(segments: readonly SegmentChoice[]): PropertyGroup {
  const fields = segments.map(({ id, name }) => ({
    ...{ of: "segment", name: id, title: `whether in ${name}` },
    ...{ type: "boolean", fill: 0, rows: 0, top: [] },
  }));
  return { of: "segment", title: "segment", fields };
}

function pickOf(dimension: Dimension | null): PropertyPick | null {
  if (dimension === null) return null;
  if ("segment" in dimension) return { of: "segment", name: dimension.segment };
  if ("property" in dimension) return { of: "property", name: dimension.property };
  if ("session" in dimension) return { of: "session", name: dimension.session };
  return "trait" in dimension ? { of: "trait", name: dimension.trait } : { of: "account", name: dimension.account };
}

function dimensionOf(pick: PropertyPick | null): Dimension | null {
  if (pick === null) return null;
  if (pick.of === "property") return { property: pick.name };
  if (pick.of === "session") return { session: pick.name };
  if (pick.of === "segment") return { segment: pick.name };
  return pick.of === "trait" ? { trait: pick.name } : { account: pick.name };
}
