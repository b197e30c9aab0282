import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { usePageTitle } from "../../app/shell/page-title.ts";
import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import { ActivityChart } from "../../timeline/ActivityChart.tsx";
import { formatCount } from "../../ui/format/number.ts";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { Loaded } from "../../ui/states/Loaded.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import styles from "./PersonPage.module.css";
import { PersonSide } from "./PersonSide.tsx";
import { PersonTimeline } from "./PersonTimeline.tsx";
import { PersonDocument } from "./people-documents.ts";

/** Who is this, and what did they just do? */
export function PersonPage() {
  const workspace = useWorkspace();
  const zone = useZone();
  const { id } = useParams({ from: "/w/$workspaceId/people/$id" });
  const query = useQuery(PersonDocument, { variables: { workspace: workspace.id, id } });
  const person = query.data?.workspace?.customer;
  usePageTitle(person?.name);
  return (
    <div className={styles["page"]}>
      <Loaded
        data={query.data?.workspace}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="This profile could not be read."
        skeleton={<Skeleton label="Loading the profile" rows={10} />}
      >
        {() =>
          person ? (
            <div className={styles["columns"]}>
              <PersonSide person={person} zone={zone} workspaceId={workspace.id} currency={workspace.currency} />
              <section className={styles["acts"]} aria-label="Activity">
                <StaleLine />
                <div>
                  <h2 className={styles["finding"]}>
                    {person.activity.total === 0
                      ? "Nothing recorded in the last 90 days"
                      : `${formatCount(person.activity.total, "event")} in the last 90 days`}
                  </h2>
                  <p className={styles["caption"]}>Per day; orders and other records in the stronger colour</p>
                </div>
                {person.activity.total > 0 && <ActivityChart activity={person.activity} />}
                <PersonTimeline id={person.id} />
              </section>
            </div>
          ) : (
            <>
              <h1>Nobody here has this id</h1>
              <EmptyState
                why={`No ${workspace.customerNoun} with the id ${id} is visible to you. They may have been merged or erased.`}
              />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
