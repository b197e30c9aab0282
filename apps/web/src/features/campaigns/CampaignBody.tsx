import { eventTitle } from "@throughline/model";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import { NodeColumns } from "../../node-page/NodeColumns.tsx";
import { searchCondition } from "../../paging/search-values.ts";
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
import type { CampaignView } from "./campaign-documents.ts";
import { dateWords, daysLong, originalDates, stateWords } from "./campaign-state.ts";
import { GoalPeople } from "./GoalPeople.tsx";

export function CampaignBody({ campaign }: { readonly campaign: CampaignView }) {
  const { timeZone, customerNoun } = useWorkspace();
  const length = daysLong(campaign);
  const nouns = plural(customerNoun);
  const [goal] = campaign.goals;
  const where = searchCondition(goal?.people.definition);
  const originally = originalDates(campaign.attributes);
  return (
    <>
      <PageHead
        title={campaign.name}
        tags={<Tag>{stateWords(campaign, localDay(new Date(), timeZone))}</Tag>}
        caption={[
          campaign.type,
          campaign.channel,
          dateWords(campaign),
          length && formatCount(length, "day"),
          originally,
        ]
          .filter(Boolean)
          .join(", ")}
      />
      <StaleLine />
      <CampaignAnswer campaign={campaign} nouns={nouns} />
      <NodeColumns
        main={
          <>
            <CampaignGoals goals={campaign.goals} targeted={campaign.targeted.size} nouns={nouns} />
            {goal && where && (
              <GoalPeople goal={eventTitle(goal.event)} where={where} size={goal.units} nouns={nouns} />
            )}
          </>
        }
        aside={
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
                  .filter(([name, value]) => value !== null && value !== "" && !/^original[A-Z]/.test(name))
                  .map(([name, value]) => ({ name: fieldTitle(name), value: traitValue(value, timeZone) })),
              ]}
            />
          </Card>
        }
      />
    </>
  );
}
