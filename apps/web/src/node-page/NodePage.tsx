import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { usePageTitle } from "../app/shell/page-title.ts";
import { classes } from "../ui/classes.ts";
import { EmptyState } from "../ui/states/EmptyState.tsx";
import { Loaded } from "../ui/states/Loaded.tsx";
import { Skeleton } from "../ui/states/Skeleton.tsx";
import styles from "./NodePage.module.css";

interface NodePageProps<Node extends { readonly name: string }> {
  /** What the page is of, in the workspace's words: "household". */
  readonly noun: string;
  readonly query: {
    /** Defined as soon as there is an answer, whether or not it holds the node. */
    readonly data: object | null | undefined;
    readonly loading: boolean;
    readonly error?: Error | undefined;
    readonly refetch: () => Promise<unknown>;
  };
  readonly node: Node | null | undefined;
  /** Overviews put cards on the canvas; a sheet is one card cut by hairlines. */
  readonly ground: "canvas" | "sheet";
  /** What may have become of a node that is not there. */
  readonly perhaps?: string;
  /** Stands beside the page, which then scrolls on its own. */
  readonly drawer?: ReactNode;
  readonly children: (node: Node) => ReactNode;
}

/** The frame of every page about one thing: its title in the bar, its states, and what is said when it is not there. */
export function NodePage<Node extends { readonly name: string }>(props: NodePageProps<Node>) {
  const { noun, query, node, ground, perhaps, drawer, children } = props;
  const { id } = useParams({ strict: false });
  usePageTitle(node?.name);
  return (
    <div className={styles["split"]} data-open={drawer ? "" : undefined}>
      <div className={classes(styles["page"], styles[ground], !node && styles["bare"])}>
        <Loaded
          data={query.data}
          loading={query.loading}
          error={query.error}
          onRetry={() => void query.refetch()}
          failed={`This ${noun} could not be read.`}
          skeleton={<Skeleton label={`Loading the ${noun}`} rows={10} />}
        >
          {() =>
            node ? (
              children(node)
            ) : (
              <>
                <h1>No {noun} here has this id</h1>
                <EmptyState
                  why={[`No ${noun} with the id ${id} is visible to you.`, perhaps].filter(Boolean).join(" ")}
                />
              </>
            )
          }
        </Loaded>
      </div>
      {drawer}
    </div>
  );
}
