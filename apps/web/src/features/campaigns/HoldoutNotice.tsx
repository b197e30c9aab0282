import { PopulationLink } from "../../population/PopulationLink.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { CampaignView } from "./CampaignBody.tsx";
import styles from "./CampaignPage.module.css";

interface HoldoutNoticeProps {
  readonly random: boolean;
  readonly heldOut: CampaignView["heldOut"];
  readonly nouns: string;
}

/** Whether these figures can be read as an effect. Without a random holdout they cannot, and the page says so first. */
export function HoldoutNotice({ random, heldOut, nouns }: HoldoutNoticeProps) {
  return (
    <section className={styles["notice"]} aria-label="How to read these figures">
      <span className={styles["disc"]} aria-hidden="true">
        <Icon name="info" />
      </span>
      <div>
        <h2>
          {random ? (
            <>
              <PopulationLink population={heldOut.people} of={`${nouns} held out`} /> {nouns} were held out at random
            </>
          ) : (
            "Activity, not lift: nobody was held out at random"
          )}
        </h2>
        <p>
          {random
            ? "The figures below are those of the targeted alone."
            : "The figures say what the targeted did. What they would have done without the campaign is not known."}
        </p>
      </div>
    </section>
  );
}
