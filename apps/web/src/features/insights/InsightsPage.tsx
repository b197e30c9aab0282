import { useQuery } from "@apollo/client/react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactElement, useEffect, useMemo } from "react";
import { useBar } from "../../app/url/use-bar.ts";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { ErrorState } from "../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { firstDraft } from "./draft/draft.ts";
import { firstRange } from "./draft/first-range.ts";
import { readInsightSearch } from "./draft/insight-search.ts";
import { lastRecorded } from "./editor/catalog-choices.ts";
import { Insight } from "./Insight.tsx";
import styles from "./InsightsPage.module.css";
import { InsightCatalogDocument } from "./insight-documents.ts";

/** The trend editor. The whole question stands in the URL, so Back undoes the last change and a copied link is the insight. */
export function InsightsPage(): ReactElement {
  const workspace = useWorkspace();
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const [bar] = useBar();
  const { data, error, refetch } = useQuery(InsightCatalogDocument, { variables: { workspace: workspace.id } });
  const catalog = data?.workspace?.catalog;
  const search = useMemo(() => readInsightSearch(raw), [raw]);
  const draft = useMemo(() => search.draft ?? (catalog ? firstDraft(catalog.events) : null), [search.draft, catalog]);
  const change = (part: Record<string, unknown>): void =>
    void navigate({ to: ".", search: (old: Record<string, unknown>) => ({ ...old, ...part }), resetScroll: false });

  const isFirst = raw["v"] === undefined && raw["q"] === undefined && raw["range"] === undefined;
  const range = isFirst && catalog ? firstRange(lastRecorded(catalog), bar.zone ?? workspace.timeZone) : null;
  useEffect(() => {
    if (range !== null)
      void navigate({ to: ".", replace: true, search: (old: Record<string, unknown>) => ({ ...old, v: 1, range }) });
  }, [navigate, range]);

  if (!catalog || range !== null)
    return (
      <div className={styles["page"]}>
        <h1 className={styles["title"]}>Trend</h1>
        {error ? (
          <ErrorState
            what="The catalog of events could not be read."
            kept="Your question is safe in the address."
            error={error}
            onRetry={() => void refetch()}
          />
        ) : (
          <Skeleton label="Loading the editor" rows={10} />
        )}
      </div>
    );
  if (!draft)
    return (
      <div className={styles["page"]}>
        <h1>Insights</h1>
        <EmptyState
          why="This workspace has no events yet, so there is nothing to count."
          action={
            <Button
              look="primary"
              onPress={() =>
                void navigate({ to: "/w/$workspaceId/data/import", params: { workspaceId: workspace.id } })
              }
            >
              Import events
            </Button>
          }
        />
      </div>
    );
  return <Insight workspace={workspace} catalog={catalog} bar={bar} search={search} draft={draft} onChange={change} />;
}
