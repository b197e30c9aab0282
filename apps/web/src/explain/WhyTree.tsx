import { Link } from "@tanstack/react-router";
import { eventTitle } from "@throughline/model";
import type { CSSProperties } from "react";
import { useWorkspace, useZone } from "../app/workspace/workspace-context.ts";
import { formatDate, formatTime } from "../ui/format/time.ts";
import { Icon } from "../ui/Icon.tsx";
import type { ExplainedLine, ExplanationView } from "./explain-documents.ts";
import { restsOn, titleOf } from "./line-words.ts";
import styles from "./Why.module.css";

/** Every condition, met or unmet, in the order of the definition, with what it rests on. */
export function WhyTree({ explanation }: { readonly explanation: ExplanationView }) {
  const zone = useZone();
  const { flipsAt, matches, nodes } = explanation;
  return (
    <div className={styles["why"]}>
      <p className={styles["answer"]}>{matches ? "In" : "Not in"}</p>
      {flipsAt && (
        <p className={styles["note"]}>
          If nothing more happens, this turns on {formatDate(flipsAt, zone)} at {formatTime(flipsAt, zone)}.
        </p>
      )}
      <ul className={styles["lines"]}>
        {nodes.map((line) => (
          <WhyLine key={line.path.join("/")} line={line} zone={zone} />
        ))}
      </ul>
    </div>
  );
}

function WhyLine({ line, zone }: { readonly line: ExplainedLine; readonly zone: string }) {
  const { id: workspaceId } = useWorkspace();
  const rests = restsOn(line, zone);
  const depth: CSSProperties & { readonly "--depth": number } = { "--depth": Math.min(line.depth, 6) };
  return (
    <li className={styles["line"]} data-met={line.matches} style={depth}>
      <p className={styles["title"]}>
        <Icon name={line.matches ? "check" : "close"} />
        <span>
          {titleOf(line)} <span className={styles["state"]}>{line.matches ? "met" : "not met"}</span>
        </span>
      </p>
      {rests && <p className={styles["note"]}>{rests}</p>}
      {line.events.length > 0 && (
        <ul className={styles["acts"]}>
          {line.events.map((act) => (
            <li key={act.id}>
              {act.customer ? (
                <Link
                  to="/w/$workspaceId/people/$id"
                  params={{ workspaceId, id: act.customer.id }}
                  search={{ kind: act.kind }}
                >
                  {eventTitle(act.event)}
                </Link>
              ) : (
                eventTitle(act.event)
              )}
              <span className={styles["note"]}>
                {formatDate(act.at, zone)} {formatTime(act.at, zone)}
                {act.detail && `, ${act.detail}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
