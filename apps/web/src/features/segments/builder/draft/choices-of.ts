import type { SavedList, SavedSegment } from "@throughline/model";
import type { WorkspaceFrame } from "../../../../app/workspace/workspace-context.ts";
import type { Choices } from "../../../../fields/condition/choices.ts";
import type { SegmentChoices } from "../../../../segment-choice/use-segment-choices.ts";
import type { BuilderCatalog } from "../builder-documents.ts";
import { isDefinition } from "./definition-search.ts";

/** Where a segment's members were not recorded is the API's to say: its problem comes to the same node. */
const always = [{ since: 0, until: null }];

/** What the API knows of a workspace, as the controls want it. A list is a segment that is defined by its own list of ids. */
export function choicesOf(
  { catalog }: BuilderCatalog,
  { all, onSearch, empty }: SegmentChoices,
  workspace: WorkspaceFrame,
  self: string | undefined,
): Choices {
  const segments = new Map<string, SavedSegment>();
  const lists = new Map<string, SavedList>();
  for (const { id, name, unit, definition } of all) {
    const where: unknown = definition;
    if (!isDefinition(where)) continue;
    segments.set(id, { name, unit, where, known: always });
    if ("ids" in where && "list" in where.ids) lists.set(where.ids.list, { name, unit, values: [] });
  }
  return {
    ...catalog,
    saved: { segments, lists },
    onSegmentSearch: onSearch,
    noSegment: empty,
    nouns: { customer: workspace.customerNoun, account: workspace.accountNoun },
    zone: workspace.timeZone,
    self,
  };
}
