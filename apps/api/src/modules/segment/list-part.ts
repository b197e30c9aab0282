import { listOf, type Problem, readStored } from "@throughline/model";
import type { ListChange, ListEdit, Segment, SegmentStore } from "@throughline/sources";

/** Ids that come in one call: all of an edit, or a part of one that is too long for it. */
export interface ListPart {
  readonly keys: readonly string[];
  /** The id that the parts of one edit share; the last says how many ids they have in all. */
  readonly upload?: { readonly id: string; readonly size: number | undefined };
}

const mostIds = 10_000;
/** Of a whole list: every definition that names it carries its ids. */
const longestList = 100_000;
const longestId = 200;
const uploadId = /^[\w-]{1,64}$/;

export function listProblems(segment: Segment, { keys, upload }: ListPart): readonly Problem[] {
  if (listOf(readStored(segment.definition, segment.unit)) !== segment.id)
    return [{ code: "notAList", message: "This segment has a definition, not a list of ids.", path: ["id"] }];
  const wrong = keys.findIndex((key) => key.trim() === "" || key.length > longestId || !key.isWellFormed());
  if (wrong >= 0) return [{ code: "badId", message: `An id has 1 to ${longestId} characters.`, path: ["ids", wrong] }];
  if (upload && !uploadId.test(upload.id)) {
    const message = "The id of an upload has 1 to 64 letters, digits, hyphens and underscores.";
    return [{ code: "badId", message, path: ["upload", "id"] }];
  }
  if (keys.length <= mostIds) return [];
  const message = `Send at most ${mostIds} ids at once, and more in parts of one upload.`;
  return [{ code: "tooMany", message, path: ["ids"] }];
}

const tooLong: Problem = {
  code: "tooMany",
  message: `A list has at most ${longestList.toLocaleString("en-GB")} ids. Make several lists, and name them side by side.`,
  path: ["ids"],
};

const incomplete: Problem = {
  code: "incomplete",
  message: "Not all parts of this upload are there, perhaps as somebody else began one. Upload it again.",
  path: ["upload"],
};

/** Why a list did not change. */
export const unchanged = { tooLong, incomplete };

/** Puts a part aside for the last one, or changes the list by all of them. */
export async function storePart(
  store: SegmentStore,
  id: string,
  mode: ListEdit["mode"],
  { keys, upload }: ListPart,
  at: number,
): Promise<ListChange | "aside" | keyof typeof unchanged> {
  if (upload && upload.size === undefined) {
    await store.putAside(id, upload.id, keys);
    return "aside";
  }
  const whole = upload && { id: upload.id, size: upload.size ?? keys.length };
  if (mode !== "remove" && whole && whole.size > longestList) return "tooLong";
  return store.editList(id, { mode, keys, longest: longestList, ...(whole && { upload: whole }) }, at);
}
