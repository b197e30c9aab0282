import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useBar } from "../../app/url/use-bar.ts";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { Loaded } from "../../ui/states/Loaded.tsx";
import { FirstRun } from "./FirstRun.tsx";
import { HomeBriefView } from "./HomeBriefView.tsx";
import { HomeFrame } from "./HomeFrame.tsx";
import styles from "./HomePage.module.css";
import { HomeDocument, HomeFillDocument } from "./home-documents.ts";

/** While nothing is recorded the page looks again, so that it turns by itself when the first data lands. */
const WAIT_MS = 4000;

/** What changed that I should look at? In an empty workspace: how to get data in. */
export function HomePage() {
  const workspace = useWorkspace();
  const [bar] = useBar();
  const [empty, setEmpty] = useState(false);
  const fill = useQuery(HomeFillDocument, {
    variables: { workspace: workspace.id },
    pollInterval: empty ? WAIT_MS : 0,
    skipPollAttempt: () => document.hidden,
  });
  const nothing = isEmpty(fill.data);
  if (nothing !== empty) setEmpty(nothing);
  const brief = useQuery(HomeDocument, {
    variables: { workspace: workspace.id, includeInternal: bar.internal },
    skip: !fill.data || empty,
  });
  if (empty) return <FirstRun />;
  return (
    <div className={styles["page"]}>
      <Loaded
        data={brief.data?.workspace?.home}
        loading={brief.loading}
        error={brief.error ?? fill.error}
        onRetry={() => void (fill.error ? fill.refetch() : brief.refetch())}
        failed="The brief could not be computed."
        skeleton={<HomeFrame title={workspace.name} />}
        head={<PageHead title={workspace.name} />}
      >
        {(home) => <HomeBriefView home={home} />}
      </Loaded>
    </div>
  );
}

interface Fill {
  readonly workspace?: {
    readonly customers: { readonly totalCount: number };
    readonly accounts: { readonly totalCount: number };
  } | null;
}

function isEmpty(data: Fill | undefined): boolean {
  const workspace = data?.workspace;
  return workspace ? workspace.customers.totalCount + workspace.accounts.totalCount === 0 : false;
}
