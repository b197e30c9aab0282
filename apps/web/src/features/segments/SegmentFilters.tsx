import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { AddChip, Chip } from "../../ui/Chip.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { nounTitle, plural } from "../../values/nouns.ts";
import type { SegmentsSearch } from "./segments-search.ts";

interface SegmentFiltersProps {
  readonly search: SegmentsSearch;
  /** Tags of the segments that are listed. */
  readonly tags: readonly string[];
  readonly onChange: (change: Partial<SegmentsSearch>) => void;
}

/** The filters in force as chips, and the menu that adds one. */
export function SegmentFilters({ search, tags, onChange }: SegmentFiltersProps) {
  const { customerNoun, accountNoun } = useWorkspace();
  const { tag, unit } = search;
  const units = { customer: nounTitle(plural(customerNoun)), account: nounTitle(plural(accountNoun)) };
  const groups = [
    ...(unit
      ? []
      : [
          {
            title: "Of",
            items: [
              { id: "unit customer", name: units.customer },
              { id: "unit account", name: units.account },
            ],
          },
        ]),
    ...(tag || tags.length === 0 ? [] : [{ title: "Tag", items: tags.map((name) => ({ id: `tag ${name}`, name })) }]),
  ];
  const add = (id: string) => {
    if (id.startsWith("tag ")) onChange({ tag: id.slice(4) });
    else onChange({ unit: id === "unit account" ? "account" : "customer" });
  };
  return (
    <>
      {unit && (
        <Chip onRemove={() => onChange({ unit: undefined })} removeLabel={`Remove: of ${units[unit]}`}>
          Of <b>{units[unit]}</b>
        </Chip>
      )}
      {tag && (
        <Chip onRemove={() => onChange({ tag: undefined })} removeLabel={`Remove: tag is ${tag}`}>
          Tag is <b>{tag}</b>
        </Chip>
      )}
      {groups.length > 0 && (
        <Menu label="Filter segments" trigger={<AddChip>Filter</AddChip>} groups={groups} onAction={add} />
      )}
    </>
  );
}
