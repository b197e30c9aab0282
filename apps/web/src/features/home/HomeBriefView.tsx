import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import { ImportLink } from "../../import-link/ImportLink.tsx";
import { formatLongDay } from "../../ui/format/time.ts";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { FindingLine } from "./FindingLine.tsx";
import { briefWords, type HomeBrief } from "./finding-view.ts";
import styles from "./HomePage.module.css";
import { HomeTiles } from "./HomeTiles.tsx";
import { LeadFinding } from "./LeadFinding.tsx";

/** One answer first and largest, then what else changed, then the standing figures. */
export function HomeBriefView({ home }: { readonly home: HomeBrief }) {
  const workspace = useWorkspace();
  const zone = useZone();
  const [lead, ...others] = home.findings;
  const usual = new Set(home.findings.filter(({ direction }) => direction === "flat").map(({ key }) => key));
  return (
    <>
      <PageHead
        title={workspace.name}
        caption={
          <span className={styles["caption"]}>
            {home.tiles.length === 0 ? "Nothing to compare yet" : briefWords(home.findings.length - usual.size)}
            <span>{formatLongDay(home.asOf, zone, false)}</span>
          </span>
        }
      />
      <StaleLine />
      <section className={styles["findings"]} aria-label="Findings">
        {lead ? (
          <LeadFinding finding={lead} />
        ) : (
          <div className={styles["line"]}>
            {home.tiles.length > 0 ? (
              <EmptyState why="No figure moved more than it usually does. The tiles below hold the latest." />
            ) : (
              <EmptyState
                why="Records are there, but no events or orders yet that could be counted over time."
                action={<ImportLink />}
              />
            )}
          </div>
        )}
        {others.map((finding) => (
          <FindingLine key={finding.key} finding={finding} detail={finding.detail !== lead?.detail} />
        ))}
      </section>
      <HomeTiles tiles={home.tiles} usual={usual} />
    </>
  );
}
