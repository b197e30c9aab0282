import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { usePageTitle } from "../../../app/shell/page-title.ts";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { useSegmentChoices } from "../../../segment-choice/use-segment-choices.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatNumber } from "../../../ui/format/number.ts";
import { PageHead } from "../../../ui/page-head/PageHead.tsx";
import styles from "./Builder.module.css";
import { BuilderContext, type BuilderPlace, keyOf } from "./builder-context.ts";
import type { BuilderCatalog, SavedSegment } from "./builder-documents.ts";
import { ComparePanel } from "./ComparePanel.tsx";
import { choicesOf } from "./draft/choices-of.ts";
import { namedWithin } from "./draft/named-within.ts";
import { ownProblems } from "./draft/own-problems.ts";
import { isEmpty } from "./draft/sections.ts";
import { useUndoKeys } from "./draft/undo-keys.ts";
import { type Begun, useDefinition } from "./draft/use-definition.ts";
import { Line } from "./Line.tsx";
import { LivePanel } from "./LivePanel.tsx";
import { SaveDialog } from "./SaveDialog.tsx";
import { Sentence } from "./Sentence.tsx";
import { useLive } from "./use-live.ts";
import { useRows } from "./use-rows.ts";
import { Views } from "./Views.tsx";
import { WhyPanel } from "./WhyPanel.tsx";

interface BuilderProps {
  readonly begun: Begun;
  readonly saved: SavedSegment | null;
  readonly catalog: BuilderCatalog;
  readonly onLook: () => void;
  readonly onSaved: (id: string) => void;
}

/** What stands in the place of the live panel: why somebody is in or out, or another segment. */
interface Beside {
  readonly shows: "why" | "compare";
  readonly id: string;
  readonly name: string;
}

/** A definition as it is built: the sentence, its views, and what it means right now. */
export function Builder({ begun, saved, catalog, onLook, onSaved }: BuilderProps): ReactElement {
  const workspace = useWorkspace();
  const definition = useDefinition(`throughline.builder.${workspace.id}.${begun.id ?? "new"}`, begun);
  const { where, unit, edit } = definition;
  const segments = useSegmentChoices(null, { definitions: true });
  const { onNamed } = segments;
  const choices = useMemo(
    () => choicesOf(catalog, segments, workspace, begun.id ?? undefined),
    [catalog, segments, workspace, begun.id],
  );
  useEffect(() => onNamed(namedWithin(where, unit, choices)), [onNamed, where, unit, choices]);
  const own = useMemo(() => ownProblems(where, unit, choices), [where, unit, choices]);
  const live = useLive(workspace.id, unit, own.length === 0 ? where : null);
  const sentence = useRef<HTMLElement>(null);
  const rows = useRows({ where, unit, onEdit: edit, sentence });
  const [saving, setSaving] = useState(false);
  const [beside, setBeside] = useState<Beside | null>(null);
  usePageTitle(saved?.name ?? "New segment");
  useUndoKeys(definition.undo, definition.redo);
  const problems = own.length > 0 ? own : live.problems;
  const place: BuilderPlace = {
    where,
    unit,
    choices,
    onLook,
    problems,
    open: rows.open,
    opens: rows.opens,
    row: (row) => <Line key={keyOf(row.path)} {...row} />,
    figureOf: live.figureOf,
    largest: live.largest,
    counting: live.counting,
    onOpen: rows.onOpen,
    onEdit: edit,
    onAdd: rows.onAdd,
    onRow: rows.onRow,
  };
  const words = saved ? `Save version ${saved.version + 1}` : "Save segment";
  const save = (
    <Button look="primary" isDisabled={problems.length > 0 || isEmpty(where)} onPress={() => setSaving(true)}>
      {words}
    </Button>
  );
  return (
    <BuilderContext value={place}>
      <div className={styles["split"]}>
        <div className={styles["page"]}>
          <PageHead
            title={saved?.name ?? "New segment"}
            caption={captionOf(saved, definition.changed)}
            actions={
              <>
                {definition.changed && saved && <Button onPress={definition.restart}>Discard</Button>}
                {save}
              </>
            }
          />
          {definition.broken && (
            <p className={styles["broken"]} role="status">
              The definition of this link cannot be shown: it is not there any more, or was made by another version.
            </p>
          )}
          <Sentence
            sentence={sentence}
            onUnit={begun.id === null ? definition.setUnit : null}
            onAddException={rows.onAddException}
          />
          <Views saved={saved} />
        </div>
        {beside?.shows === "why" ? (
          <WhyPanel {...beside} onClose={() => setBeside(null)} />
        ) : beside ? (
          <ComparePanel other={beside} onClose={() => setBeside(null)} />
        ) : (
          <LivePanel
            live={live}
            waits={own.length > 0}
            usedBy={saved?.usedBy ?? []}
            onWhy={(id, name) => setBeside({ shows: "why", id, name })}
            onCompare={({ id, name }) => setBeside({ shows: "compare", id, name })}
          />
        )}
      </div>
      <div className={styles["foot"]}>
        <b>{live.counted ? formatNumber(live.counted.size) : "–"}</b>
        {save}
      </div>
      {saving && (
        <SaveDialog
          saved={saved}
          from={definition.from}
          onRebase={definition.rebase}
          onClose={() => setSaving(false)}
          onSaved={(id) => {
            definition.forget();
            onSaved(id);
          }}
        />
      )}
    </BuilderContext>
  );
}

function captionOf(saved: SavedSegment | null, changed: boolean): string {
  if (!saved) return "Kept in the address until it is saved";
  if (!changed) return `Version ${saved.version}`;
  const users = saved.usedBy.length;
  const serves = users > 0 ? `, which ${users} other ${users === 1 ? "segment uses" : "segments use"}` : "";
  return `Draft of version ${saved.version + 1} over version ${saved.version}${serves}`;
}
