import { type Condition, nothingSaved, type Unit } from "@throughline/model";
import { lazy, type ReactElement, Suspense } from "react";
import { rowPieces, type WordsOf } from "../../../fields/condition/row-words.ts";
import type { PropertyGroup } from "../../../fields/registry.ts";
import { Pieces } from "../../../fields/test/Pieces.tsx";
import { textOf } from "../../../fields/test/pieces.ts";
import type { WholeTest } from "../../../fields/test/property-test.ts";
import { TestChip } from "../../../fields/test/TestChip.tsx";
import type { SegmentChoices } from "../../../segment-choice/use-segment-choices.ts";
import { AddChip, Chip, ChipButton, ChipFrame } from "../../../ui/Chip.tsx";
import { Picker } from "../../../ui/Picker.tsx";
import { Popover } from "../../../ui/Popover.tsx";
import { filterLines, setFilterLine } from "../draft/edit-draft.ts";
import { type CatalogChoices, unitGroups } from "./catalog-choices.ts";
import styles from "./Editor.module.css";
import { editedDid, startOf } from "./edited-did.ts";
import { unitWords } from "./measure-words.ts";
import { membershipOf, SegmentLine } from "./SegmentLine.tsx";
import type { EditorProps } from "./Sentence.tsx";

const DidForm = lazy(async () => ({ default: (await import("./DidForm.tsx")).DidForm }));

/** Who is counted: "only households where income is 50K, did Coupon redeemed". All lines must hold. */
export function UnitFilter({ draft, catalog, nouns, zone, segments, onChange }: EditorProps): ReactElement {
  const lines = filterLines(draft);
  const groups = unitGroups(catalog);
  const set = (at: number, line: Condition | null): void => onChange(setFilterLine(draft, at, line));
  const people = unitWords(draft.unit === "session" ? "customer" : draft.unit, nouns);
  return (
    <div className={styles["filters"]}>
      <span className={styles["lead"]}>{lines.length === 0 ? `All ${people}` : `Only ${people} where`}</span>
      {lines.map((line, at) => (
        <FilterLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the list
          key={at}
          line={line}
          catalog={catalog}
          groups={groups}
          segments={segments}
          unit={draft.unit === "account" ? "account" : "customer"}
          words={{ nouns, zone, saved: nothingSaved }}
          onChange={(next) => set(at, next)}
        />
      ))}
      {groups.length > 0 && (
        <TestChip words={null} add="who are" groups={groups} onDone={(test) => set(lines.length, conditionOf(test))} />
      )}
      {segments.all.length > 0 && (
        <Picker
          label="Segment"
          items={segments.all.map(({ id, name }) => ({ id, name }))}
          onSearch={segments.onSearch}
          empty={segments.empty}
          onPick={(segment) => set(lines.length, { segment })}
          trigger={<AddChip>who are in</AddChip>}
        />
      )}
      <Popover label="Add who did something" trigger={<AddChip>who did</AddChip>}>
        {(close) => (
          <Suspense fallback={null}>
            <DidForm
              catalog={catalog}
              onDone={(did) => {
                set(lines.length, { did });
                close();
              }}
            />
          </Suspense>
        )}
      </Popover>
    </div>
  );
}

interface FilterLineProps {
  readonly line: Condition;
  readonly catalog: CatalogChoices;
  readonly groups: readonly PropertyGroup[];
  readonly segments: SegmentChoices;
  readonly unit: Unit;
  readonly words: WordsOf;
  readonly onChange: (line: Condition | null) => void;
}

/** One line as a chip that opens its form. A group, which this editor does not write, can only be taken away. */
function FilterLine({ line, catalog, groups, segments, unit, words, onChange }: FilterLineProps): ReactElement {
  const membership = membershipOf(line);
  if (membership) return <SegmentLine membership={membership} segments={segments} onChange={onChange} />;
  const pieces = rowPieces(line, unit, words);
  const text = textOf(pieces);
  const remove = (): void => onChange(null);
  const test = testOf(line);
  if (test)
    return (
      <TestChip
        words={pieces}
        groups={groups}
        start={test}
        onDone={(next) => onChange(conditionOf(next))}
        onRemove={remove}
      />
    );
  const button = (
    <ChipButton>
      <Pieces pieces={pieces} />
    </ChipButton>
  );
  if (!("did" in line))
    return (
      <Chip removeLabel={`Remove: ${text}`} onRemove={remove}>
        <Pieces pieces={pieces} />
      </Chip>
    );
  return (
    <ChipFrame removeLabel={`Remove: ${text}`} onRemove={remove}>
      <Popover label={`Change: ${text}`} trigger={button}>
        {(close) => (
          <Suspense fallback={null}>
            <DidForm
              catalog={catalog}
              start={startOf(line.did)}
              onDone={(did) => {
                onChange({ did: editedDid(line.did, did) });
                close();
              }}
            />
          </Suspense>
        )}
      </Popover>
    </ChipFrame>
  );
}

function testOf(line: Condition): WholeTest | null {
  if ("trait" in line)
    return { pick: { of: "trait", name: line.trait.trait }, op: line.trait.op, value: line.trait.value };
  if ("account" in line)
    return { pick: { of: "account", name: line.account.field }, op: line.account.op, value: line.account.value };
  return null;
}

function conditionOf({ pick, op, value }: WholeTest): Condition {
  const test = { op, ...(value !== undefined && { value }) };
  return pick.of === "account" ? { account: { field: pick.name, ...test } } : { trait: { trait: pick.name, ...test } };
}
