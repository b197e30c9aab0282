import type { ReactElement } from "react";
import { fieldTitle } from "../../../fields/field-choice.ts";
import { formatNumber, formatShare } from "../../../ui/format/number.ts";
import { ShareBar } from "../../../ui/share-bar/ShareBar.tsx";
import type { PeopleCounted } from "./builder-documents.ts";
import styles from "./LivePanel.module.css";

type People = NonNullable<PeopleCounted>;
type ReachOf = People["reach"][number];

const sizeOf = ({ parts }: ReachOf, state: string): number => parts.find((part) => part.state === state)?.size ?? 0;

const stops: readonly (readonly [string, string])[] = [
  ["noConsent", "no consent"],
  ["unsubscribed", "unsubscribed"],
  ["noAddress", "no address"],
];

/** Whom each channel reaches by address and consent, and what stops the others. */
export function Reach({ people, old }: { readonly people: People; readonly old: boolean }): ReactElement {
  const { size } = people;
  // A channel whose addresses nobody here has says nothing; that there is none at all is said once.
  const reach = people.reach.filter((one) => sizeOf(one, "noAddress") < size);
  const best = reach.toSorted((a, b) => sizeOf(b, "reachable") - sizeOf(a, "reachable"))[0];
  const most = best ? sizeOf(best, "reachable") : 0;
  const stopped = best
    ? stops.map(([state, words]) => [sizeOf(best, state), words] as const).filter(([n]) => n > 0)
    : [];
  return (
    <section className={styles["part"]} data-old={old || undefined}>
      <div className={styles["head"]}>
        <h2>Reachable</h2>
        {best && (
          <span>
            by {fieldTitle(best.channel)}: {formatNumber(most)}
          </span>
        )}
      </div>
      {reach.length === 0 && <p className={styles["note"]}>None of them has an address of any channel.</p>}
      <ul className={styles["bars"]}>
        {reach.map((one) => {
          const reachable = sizeOf(one, "reachable");
          const share = size > 0 ? reachable / size : 0;
          return (
            <li key={one.channel}>
              <span>{fieldTitle(one.channel)}</span>
              <ShareBar share={share} />
              <b>{formatNumber(reachable)}</b>
              <span>{formatShare(share)}</span>
            </li>
          );
        })}
      </ul>
      {stopped.length > 0 && (
        <p className={styles["note"]}>
          {formatNumber(size - most)} not by {best ? fieldTitle(best.channel) : ""}:{" "}
          {stopped.map(([n, words]) => `${formatNumber(n)} ${words}`).join(", ")}
        </p>
      )}
    </section>
  );
}
