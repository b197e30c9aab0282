import { isConditionLike, type Problem, parseCondition, sentence } from "@throughline/model";
import { type ReactElement, useEffect, useState } from "react";
import { useZone } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { CodeBlock } from "../../../ui/code/CodeBlock.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { formatInstant } from "../../../ui/format/time.ts";
import { useBuilder } from "./builder-context.ts";
import type { SavedSegment } from "./builder-documents.ts";
import { asLines, isDefinition } from "./draft/definition-search.ts";
import styles from "./Views.module.css";

type View = "reads" | "graphql" | "json" | "history";

/** The same definition in other forms: read aloud, as the API's input, as text that can be edited, and against its versions. */
export function Views({ saved }: { readonly saved: SavedSegment | null }): ReactElement {
  const [view, setView] = useState<View>("reads");
  const views: readonly { readonly id: View; readonly name: string }[] = [
    { id: "reads", name: "Reads as" },
    { id: "graphql", name: "GraphQL" },
    { id: "json", name: "Text" },
    ...(saved ? [{ id: "history" as const, name: `Changes since version ${saved.version}` }] : []),
  ];
  return (
    <section className={styles["views"]} aria-label="The definition in other forms">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of words */}
      <div role="group" aria-label="Form" className={styles["tabs"]}>
        {views.map(({ id, name }) => (
          <Button key={id} look="link" aria-pressed={view === id} onPress={() => setView(id)}>
            {name}
          </Button>
        ))}
      </div>
      {view === "reads" && <ReadsAs />}
      {view === "graphql" && <GraphqlInput />}
      {view === "json" && <JsonText />}
      {view === "history" && saved && <Changes saved={saved} />}
    </section>
  );
}

function ReadsAs(): ReactElement {
  const { where, unit, choices } = useBuilder();
  const read = parseCondition(where, unit, { saved: choices.saved });
  if (!read.condition) return <p className={styles["words"]}>A line is not finished.</p>;
  return (
    <p className={styles["words"]}>
      {sentence({ unit, where: read.condition }, choices.nouns, choices.zone, choices.saved)}.
    </p>
  );
}

function GraphqlInput(): ReactElement {
  const { where, unit } = useBuilder();
  const text = `{ unit: ${unit}, where: ${literal(where)} }`;
  return <CodeBlock text={text} label="Copy the GraphQL input" />;
}

/** JSON as GraphQL writes values: keys without quotes. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, one]) => `${key}: ${literal(one)}`);
  return `{ ${entries.join(", ")} }`;
}

/** The definition as JSON; it counts as soon as it can be read. */
function JsonText(): ReactElement {
  const { where, unit, choices, onEdit } = useBuilder();
  const shown = JSON.stringify(where, null, 2);
  const [text, setText] = useState(shown);
  const [own, setOwn] = useState(shown);
  useEffect(() => {
    // Somebody edited the sentence meanwhile: the text follows.
    if (shown !== own) {
      setText(shown);
      setOwn(shown);
    }
  }, [shown, own]);
  const [problem, setProblem] = useState<string>();
  const change = (next: string): void => {
    setText(next);
    const { value, wrong } = parsed(next);
    if (wrong !== undefined) {
      setProblem(wrong);
      return;
    }
    const { problems } = parseCondition(value, unit, { saved: choices.saved });
    setProblem(problems[0] && placed(problems[0]));
    if (!isConditionLike(value) || !isDefinition(value) || problems.length > 0) return;
    const where = asLines(value);
    setOwn(JSON.stringify(where, null, 2));
    onEdit(where, "json");
  };
  return (
    <TextField
      label="Definition as JSON"
      value={text}
      onChange={change}
      problem={problem}
      code
      rows={12}
      maxLength={250_000}
    />
  );
}

const placed = ({ path, message }: Problem): string => (path.length > 0 ? `${path.join(".")}: ${message}` : message);

/** A syntax error says its line; the engine's own words differ, so only the place is taken from them. */
function parsed(text: string): { readonly value?: unknown; readonly wrong?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    const line = at === undefined ? undefined : text.slice(0, Number(at)).split("\n").length;
    return { wrong: line === undefined ? "This is not JSON yet." : `This is not JSON yet: look at line ${line}.` };
  }
}

function Changes({ saved }: { readonly saved: SavedSegment }): ReactElement {
  const { where, unit, choices } = useBuilder();
  const zone = useZone();
  const words = (definition: unknown): readonly string[] => {
    const read = parseCondition(definition, unit, { saved: choices.saved }).condition;
    return read
      ? partsOf(read).map((part) => sentence({ unit, where: part }, choices.nouns, choices.zone, choices.saved))
      : [];
  };
  const [before, now] = [words(saved.definition), words(where)];
  const added = now.filter((line) => !before.includes(line));
  const removed = before.filter((line) => !now.includes(line));
  return (
    <>
      <ul className={styles["changes"]}>
        {added.length + removed.length === 0 && <li>Nothing has changed.</li>}
        {added.map((line) => (
          <li key={`+${line}`}>
            <b>Added</b> {line}
          </li>
        ))}
        {removed.map((line) => (
          <li key={`-${line}`}>
            <b>Removed</b> {line}
          </li>
        ))}
      </ul>
      <ol className={styles["changes"]}>
        {saved.versions.map((one) => (
          <li key={one.version}>
            <b>Version {one.version}</b> {formatInstant(one.savedAt, zone)}, {one.savedBy}
            {one.note !== "" && `: “${one.note}”`}
            {[...one.added.map((line) => ` Added: ${line}.`), ...one.removed.map((line) => ` Removed: ${line}.`)]}
          </li>
        ))}
      </ol>
    </>
  );
}

const partsOf = (where: Parameters<typeof sentence>[0]["where"]) =>
  "all" in where && where.all.length > 0 ? where.all : [where];
