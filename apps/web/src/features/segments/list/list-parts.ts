/** What one call sends of an edit. */
export interface ListPart {
  readonly ids: readonly string[];
  /** Of an edit in parts; the last has its size, and with it the list changes. */
  readonly upload: { readonly id: string; readonly size?: number } | null;
}

/** As many ids as one call takes, and well below the bytes that one takes. */
const mostIds = 10_000;
const mostBytes = 150_000;

/** The calls of an edit, in order; an empty list is one call too. */
export function listParts(ids: readonly string[], upload: string): readonly ListPart[] {
  const parts = inParts(ids);
  if (parts.length === 1) return [{ ids, upload: null }];
  return parts.map((part, at) => ({
    ids: part,
    upload: at === parts.length - 1 ? { id: upload, size: ids.length } : { id: upload },
  }));
}

function inParts(ids: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  let bytes = 0;
  for (const id of ids) {
    const own = sizeOf(id);
    const part = parts.at(-1) ?? [];
    if (part.length === mostIds || (part.length > 0 && bytes + own > mostBytes)) {
      parts.push([id]);
      bytes = own;
    } else {
      part.push(id);
      bytes += own;
    }
  }
  return parts;
}

const utf8 = new TextEncoder();

/** As it stands in the JSON of a call, with its comma. */
const sizeOf = (id: string): number => utf8.encode(JSON.stringify(id)).length + 1;
