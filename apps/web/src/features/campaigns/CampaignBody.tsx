import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import { PopulationLink } from "../../population/PopulationLink.tsx";
import { Card } from "../../ui/card/Card.tsx";
import { Facts } from "../../ui/facts/Facts.tsx";
import { formatCount } from "../../ui/format/number.ts";
import { localDay } from "../../ui/format/time.ts";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { plural } from "../../values/nouns.ts";
import { fieldTitle, traitValue } from "../../values/trait-value.ts";
import { CampaignAnswer } from "./CampaignAnswer.tsx";
import { CampaignGoals } from "./CampaignGoals.tsx";
import styles from "./CampaignPage.module.css";
import type { CampaignView } from "./campaign-documents.ts";
import { dateWords, daysLong, stateWords } from "./campaign-state.ts";

export function CampaignBody({ campaign }: { readonly campaign: CampaignView }) {
  const { timeZone, customerNoun } = useWorkspace();
  const length = daysLong(campaign);
  const nouns = plural(customerNoun);
  return (
    <>
      <PageHead
        title={campaign.name}
        tags={<Tag>{stateWords(campaign, localDay(new Date(), timeZone))}</Tag>}
        caption={[campaign.type, campaign.channel, dateWords(campaign), length && formatCount(length, "day")]
          .filter(Boolean)
          .join(", ")}
      />
      <StaleLine />
      <CampaignAnswer campaign={campaign} nouns={nouns} />
      <div className={styles["columns"]}>
        <CampaignGoals goals={campaign.goals} targeted={campaign.targeted.size} nouns={nouns} />
        <Card title="Who was reached" caption="As recorded with the campaign">
          <Facts
            facts={[
              {
                name: "Targeted",
                value: (
                  <PopulationLink
                    population={campaign.targeted.people}
                    size={campaign.targeted.size}
                    of={`${nouns} targeted`}
                  />
                ),
              },
              {
                name: "Held out",
                value: (
                  <PopulationLink
                    population={campaign.heldOut.people}
                    size={campaign.heldOut.size}
                    of={`${nouns} held out`}
                  />
                ),
                note: campaign.randomHoldout ? "at random" : undefined,
              },
              ...Object.entries(campaign.attributes)
                .filter(([, value]) => value !== null && value !== "")
                .map(([name, value]) => ({ name: fieldTitle(name), value: traitValue(value, timeZone) })),
            ]}
          />
        </Card>
      </div>
    </>
  );
}
