import { eventTitle } from "@throughline/model";
import { PopulationLink } from "../../population/PopulationLink.tsx";
import { formatNumber, formatShare } from "../../ui/format/number.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./CampaignPage.module.css";
import type { CampaignView } from "./campaign-documents.ts";

interface CampaignAnswerProps {
  readonly campaign: CampaignView;
  readonly nouns: string;
}

/** What came of it in one sentence, and whether it can be read as an effect. Without a random holdout it cannot. */
export function CampaignAnswer({ campaign, nouns }: CampaignAnswerProps) {
  const { targeted, heldOut, randomHoldout, goals } = campaign;
  const [best] = goals.toSorted((a, b) => b.rate - a.rate);
  return (
    <section className={styles["notice"]} aria-label="Result">
      <span className={styles["disc"]} aria-hidden="true">
        <Icon name="info" />
      </span>
      <div>
        <h2>
          {targeted.size === 0
            ? "Nobody was targeted"
            : best
              ? `${eventTitle(best.event)}: ${formatNumber(best.unitsTargeted)} of ${formatNumber(targeted.size)} ${nouns} targeted, ${formatShare(best.rate)}`
              : `None of the ${formatNumber(targeted.size)} ${nouns} targeted reached a goal`}
        </h2>
        <p>
          {randomHoldout ? (
            <>
              <PopulationLink population={heldOut.people} size={heldOut.size} of={`${nouns} held out`} /> {nouns} were
              held out at random; these figures are those of the targeted alone.
            </>
          ) : (
            "Activity, not lift: nobody was held out at random, so what they would have done without it is not known."
          )}
        </p>
      </div>
    </section>
  );
}
