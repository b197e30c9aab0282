import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { SegmentLinesQuery, Unit } from "../../../gql/graphql.ts";
import { PopulationLink } from "../../../population/PopulationLink.tsx";
import { formatNumber } from "../../../ui/format/number.ts";
import { ShareBar } from "../../../ui/share-bar/ShareBar.tsx";
import { nounTitle, plural } from "../../../values/nouns.ts";
import styles from "./Definition.module.css";
import { wholeOf } from "./whole-of.ts";

type Line = NonNullable<NonNullable<SegmentLinesQuery["workspace"]>["segment"]>["population"]["lines"][number];

interface DefinitionLinesProps {
  readonly lines: readonly Line[];
  readonly definition: unknown;
  readonly unit: Unit;
}

/** The definition at rest: one line a condition, with who is left after it and who matches it alone. */
export function DefinitionLines({ lines, definition, unit }: DefinitionLinesProps) {
  const { customerNoun, accountNoun } = useWorkspace();
  const nouns = plural(unit === "account" ? accountNoun : customerNoun);
  const whole = wholeOf(definition);
  const most = Math.max(0, ...lines.map(({ so }) => so.size));
  if (lines.length === 0) return <p className={styles["all"]}>No condition: all {nouns} are in.</p>;
  return (
    <div>
      <p className={styles["whole"]}>
        <span>
          {nounTitle(nouns)} where <b>{whole === "any" ? "any of" : "all of"}</b>
        </span>
        <span className={styles["gutterHead"]}>{whole === "any" ? "In by then" : "Left after"}</span>
      </p>
      <ol className={styles["lines"]}>
        {lines.map((line, at) => (
          <li key={line.path.join("/")} className={styles["line"]}>
            <span className={styles["place"]} aria-hidden="true">
              {at + 1}
            </span>
            <div className={styles["words"]}>
              <p>{line.sentence}</p>
              {lines.length > 1 && (
                <p className={styles["alone"]}>{formatNumber(line.alone.size)} match this line alone</p>
              )}
            </div>
            <div className={styles["gutter"]}>
              <PopulationLink
                population={line.so.people}
                size={line.so.size}
                of={`${nouns} ${whole === "any" ? "in by" : "left after"} line ${at + 1}`}
              />
              <ShareBar share={most === 0 ? 0 : line.so.size / most} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
