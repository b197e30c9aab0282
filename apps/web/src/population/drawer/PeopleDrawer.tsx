import { Link } from "@tanstack/react-router";
import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { Drawer } from "../../ui/Drawer.tsx";
import { formatNumber } from "../../ui/format/number.ts";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { ErrorState } from "../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { plural } from "../../values/nouns.ts";
import { ExportButton } from "../ExportButton.tsx";
import { SaveAsSegment } from "../SaveAsSegment.tsx";
import { ShareBars } from "../ShareBars.tsx";
import { useMembers, type Who } from "../use-members.ts";
import { MemberList } from "./MemberList.tsx";
import styles from "./PeopleDrawer.module.css";

interface PeopleDrawerProps {
  /** What the number counts: "Order placed, Thu 19 Nov". It names what is saved of it. */
  readonly caption: string;
  /** Null while it is not known, or when nobody stands behind the number. */
  readonly who: Who | null;
  /** Why people and number differ, if they do. */
  readonly note?: string | null | undefined;
  /** What else must be read before `who` is known. */
  readonly before?: { readonly loading: boolean; readonly error: Error | undefined; readonly onRetry: () => void };
  /** Said when nobody stands behind the number. */
  readonly nobody: string;
  /** Over the page where that would have too little room beside it. */
  readonly over?: boolean;
  readonly onClose: () => void;
}

/** The people behind a number: how many, what stands out, and who. They can be saved as a segment, listed and exported. */
export function PeopleDrawer({ caption, who, note, before, nobody, over, onClose }: PeopleDrawerProps) {
  const { id: workspaceId, customerNoun, accountNoun } = useWorkspace();
  const zone = useZone();
  const { members, problems, ofNow, loading, error, onRetry, onMore } = useMembers(workspaceId, who);
  const noun = plural(members?.unit === "account" ? accountNoun : customerNoun);
  const failed = before?.error ?? error;
  const waits = !failed && !members && (loading || (before?.loading ?? false));
  return (
    <Drawer
      caption={caption}
      title={members ? `${formatNumber(members.size)} ${noun}` : "Counting"}
      onClose={onClose}
      over={over ?? false}
      actions={
        who &&
        members && (
          <div className={styles["actions"]}>
            <SaveAsSegment
              name={caption}
              unit={members.unit}
              definition={members.definition}
              size={members.size}
              noun={noun}
            />
            <ExportButton name={caption} request={{ workspaceId, ...exported(who, ofNow) }} />
            <Link
              to={members.unit === "account" ? "/w/$workspaceId/accounts" : "/w/$workspaceId/people"}
              params={{ workspaceId }}
              search={{ v: 1, where: members.definition }}
              className={styles["list"]}
            >
              Open as a list
            </Link>
          </div>
        )
      }
      foot={members && <span>{members.sentence}</span>}
    >
      {failed && (
        <ErrorState
          what="The people behind this figure could not be read."
          kept="Nothing was changed."
          error={failed}
          onRetry={before?.error ? before.onRetry : onRetry}
        />
      )}
      {waits && <Skeleton label="Counting people" rows={8} />}
      {!failed && !members && !waits && <EmptyState why={problems[0]?.message ?? nobody} />}
      {members && (
        <div className={styles["body"]}>
          {note && <p className={styles["note"]}>{note}</p>}
          {ofNow && <p className={styles["note"]}>{nowWords}</p>}
          {members.summary.length > 0 && (
            <section className={styles["section"]} aria-label="What stands out">
              <h3>What stands out</h3>
              <ShareBars members={members} noun={noun} />
            </section>
          )}
          <MemberList members={members} workspaceId={workspaceId} zone={zone} noun={noun} onMore={onMore} />
        </div>
      )}
    </Drawer>
  );
}

const nowWords = "The data as they were for the number are no longer kept: this is who is in it now.";

const exported = ({ version, at, orNow: _, ...who }: Who, ofNow: boolean) => ({
  ...who,
  ...(version !== undefined && !ofNow && { version }),
  ...(at !== undefined && !ofNow && { at }),
});
