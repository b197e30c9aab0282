import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { fieldTitle } from "../values/trait-value.ts";
import type { Draft, Saved } from "./draft.ts";
import { mergeDrafts, type Side } from "./merge-drafts.ts";
import styles from "./Settings.module.css";

interface MergeChoiceProps<Value> {
  readonly draft: Draft<Value>;
  readonly saved: Saved<Value>;
  /** Who saved the newer version. */
  readonly savedBy: string;
  /** How a text that clashes is said; otherwise as JSON. */
  readonly wordsOf?: (text: string) => string;
  readonly onMerged: (value: Value) => void;
  readonly onDiscard: () => void;
}

const sides = [
  { id: "mine", name: "Mine" },
  { id: "theirs", name: "Theirs" },
] as const;

/** Somebody saved while this was edited: both changes side by side, and a choice wherever they disagree. */
export function MergeChoice<Value>({ draft, saved, savedBy, wordsOf, onMerged, onDiscard }: MergeChoiceProps<Value>) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const panel = useRef<HTMLElement>(null);
  // Whoever pressed Save at the foot of a long form would not see it at the head.
  useEffect(() => panel.current?.focus(), []);
  const { value, clashes } = mergeDrafts(draft.base, draft.value, saved.value, (path) => chosen.get(path) ?? "mine");
  return (
    <section ref={panel} tabIndex={-1} className={styles["merge"]} aria-label="Somebody saved meanwhile">
      <p>
        <strong>
          {savedBy} saved version {saved.version} while you edited version {draft.version}.
        </strong>{" "}
        {clashes.length === 0
          ? "You changed different things: both can be kept."
          : "Both are kept where they agree. Choose where they do not; theirs stays in the history."}
      </p>
      {clashes.length > 0 && (
        <ul className={styles["clashes"]}>
          {clashes.map((clash) => (
            <li key={clash.path}>
              <span className={styles["at"]}>{pathWords(clash.path)}</span>
              <Segmented
                label={`Keep of ${pathWords(clash.path)}`}
                items={sides}
                selected={chosen.get(clash.path) ?? "mine"}
                onSelect={(side) => setChosen(new Map(chosen).set(clash.path, side))}
              />
              <code>{words(chosen.get(clash.path) === "theirs" ? clash.theirs : clash.mine, wordsOf)}</code>
            </li>
          ))}
        </ul>
      )}
      <div className={styles["actions"]}>
        <Button look="primary" onPress={() => onMerged(value as Value)}>
          {clashes.length === 0 ? "Keep both" : "Keep these"}
        </Button>
        <Button look="quiet" onPress={onDiscard}>
          Discard mine
        </Button>
      </div>
    </section>
  );
}

const pathWords = (path: string): string =>
  path === ""
    ? "Everything"
    : path
        .split("/")
        .map((part, index) => (index === 0 ? fieldTitle(part) : part))
        .join(" › ");

function words(value: unknown, wordsOf: ((text: string) => string) | undefined): string {
  if (value === undefined) return "removed";
  return typeof value === "string" && wordsOf ? wordsOf(value) : JSON.stringify(value);
}
