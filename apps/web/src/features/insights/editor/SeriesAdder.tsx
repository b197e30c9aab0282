import type { ReactElement } from "react";
import { fields } from "../../../fields/registry.ts";
import { addSeries } from "../draft/edit-draft.ts";
import type { EditorProps } from "./Sentence.tsx";

const mostSeries = 5;

/** One more event beside the others, up to five. */
export function SeriesAdder({ draft, catalog, onChange }: EditorProps): ReactElement | null {
  if (draft.series.length >= mostSeries) return null;
  const add = (event: string): void => onChange(addSeries(draft, event));
  return <fields.EventName label="Add a series" events={catalog.events} value="" add onChange={add} />;
}
