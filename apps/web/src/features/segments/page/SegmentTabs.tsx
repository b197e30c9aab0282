import { Link } from "@tanstack/react-router";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { Unit } from "../../../gql/graphql.ts";
import { PageTabs } from "../../../ui/page-tabs/PageTabs.tsx";
import { nounTitle, plural } from "../../../values/nouns.ts";
import { type SegmentTab, segmentTabs } from "./segment-search.ts";

interface SegmentTabsProps {
  readonly unit: Unit;
  readonly tab: SegmentTab;
}

/** The parts of the page, each with an address of its own. */
export function SegmentTabs({ unit, tab }: SegmentTabsProps) {
  const { customerNoun, accountNoun } = useWorkspace();
  const names: Record<SegmentTab, string> = {
    overview: "Overview",
    members: nounTitle(plural(unit === "account" ? accountNoun : customerNoun)),
    activity: "What they do",
    compare: "Compare",
    history: "History",
  };
  return (
    <PageTabs label="Segment">
      {segmentTabs.map((one) => (
        <Link
          key={one}
          to="."
          search={(old: Record<string, unknown>) => ({ ...old, v: 1, tab: one === "overview" ? undefined : one })}
          resetScroll={false}
          // Otherwise the overview, which has no tab in the address, is current beside each of the others.
          activeOptions={{ exact: true }}
          activeProps={{}}
          aria-current={one === tab ? "page" : undefined}
        >
          {names[one]}
        </Link>
      ))}
    </PageTabs>
  );
}
