import { type Condition, conditionAt, groupOf, type Path, replaceAt, type Unit } from "@throughline/model";
import { type ReactElement, useEffect, useRef } from "react";
import { FieldTokens } from "../../../fields/condition/FieldTokens.tsx";
import { leafOf } from "../../../fields/condition/leaf.ts";
import { fieldTitle } from "../../../fields/field-choice.ts";
import { formatNumber, formatShare } from "../../../ui/format/number.ts";
import styles from "./Builder.module.css";
import { keyOf, useBuilder } from "./builder-context.ts";
import { problemsAt, wrongFields } from "./draft/problems.ts";
import { GroupWord, NestedGroup } from "./Group.tsx";
import { RowMenu } from "./RowMenu.tsx";

interface OpenLineProps {
  readonly path: Path;
  readonly condition: Condition;
  readonly unit: Unit;
}

/** The tokens of the line that is open, and what it does to the count. Escape closes it. */
export function OpenLine({ path, condition, unit }: OpenLineProps): ReactElement {
  const { opens, onOpen } = useBuilder();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What opens by itself takes the focus itself.
    if (opens === undefined) box.current?.querySelector<HTMLElement>("button, input")?.focus();
  }, [opens]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape of any token closes the line
    <div
      ref={box}
      className={styles["open"]}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onOpen(null);
      }}
    >
      <div className={styles["said"]}>
        <Tokens path={path} condition={condition} unit={unit} />
      </div>
      <RowMenu path={path} condition={condition} unit={unit} />
      <Effect path={path} />
    </div>
  );
}

/** Where the kind's name is no word of a sentence. */
const leads: Readonly<Record<string, string>> = {
  trait: "",
  account: "",
  related: "have",
  segment: "in",
  ids: "among",
};

/** The fields of a condition; of a negated one those of what is negated. */
function Tokens({ path, condition, unit }: OpenLineProps): ReactElement {
  const { where, choices, problems, opens, onEdit } = useBuilder();
  if ("not" in condition)
    return (
      <>
        <span className={styles["word"]}>not</span>
        <Tokens path={[...path, "not"]} condition={condition.not} unit={unit} />
      </>
    );
  const { kind } = leafOf(condition);
  const wrong = wrongFields(problemsAt(problems, condition, path), path);
  return (
    <>
      <span className={styles["word"]}>{leads[kind] ?? fieldTitle(kind)}</span>
      <FieldTokens
        condition={condition}
        unit={unit}
        choices={choices}
        wrong={wrong}
        startOpen={opens}
        onChange={(next, typing) => onEdit(replaceAt(where, path, next), typing ? keyOf(path) : undefined)}
        inner={(below, inside) => <Inner path={[...path, ...below]} condition={inside} />}
      />
    </>
  );
}

/** The condition of related people or accounts: tokens of its own, or a group. */
function Inner({ path, condition }: { readonly path: Path; readonly condition: Condition }): ReactElement {
  const { where, unit } = useBuilder();
  const of = conditionAt(where, unit, path)?.unit ?? "customer";
  if (!groupOf(condition))
    return (
      <div className={styles["inner"]}>
        <span className={styles["word"]}>who</span>
        <Tokens path={path} condition={condition} unit={of} />
      </div>
    );
  return (
    <div className={styles["innerGroup"]}>
      <span className={styles["word"]}>
        who satisfy <GroupWord path={path} condition={condition} />
      </span>
      <NestedGroup path={path} condition={condition} unit={of} />
    </div>
  );
}

/** "148,300 match this line alone. It removes 71 % of line 1." */
function Effect({ path }: { readonly path: Path }): ReactElement | null {
  const { figureOf } = useBuilder();
  const figure = figureOf(path);
  if (!figure) return null;
  const at = path.at(-1);
  const line = figure.alone === undefined ? path.length : typeof at === "number" ? at : 0;
  const any = path.at(-2) === "any";
  const removed = figure.before > 0 ? (figure.before - figure.so) / figure.before : 0;
  const added = figure.so - figure.before;
  const effect =
    line === 0
      ? ""
      : any
        ? ` It adds ${formatNumber(Math.max(0, added))}.`
        : ` It removes ${formatShare(removed, 0)} of ${figure.alone === undefined ? "them" : `line ${line}`}.`;
  return (
    <p className={styles["effect"]}>
      {figure.alone !== undefined && `${formatNumber(figure.alone)} match this line alone.`}
      {effect}
    </p>
  );
}
