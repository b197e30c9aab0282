/** Where a message stands among all others: by time, then source, then message id. Arrival plays no part. */
export interface MessageOrder {
  readonly t: number;
  readonly source: string;
  readonly message: string;
}

export function compareOrder(a: MessageOrder, b: MessageOrder): number {
  return a.t - b.t || compareText(a.source, b.source) || compareText(a.message, b.message);
}

/** By code point: the order of UTF-8 bytes, and so that of every store. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return place(x) - place(y);
  }
  return a.length - b.length;
}

/** Halves of surrogate pairs stand for code points beyond all single units. */
function place(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
