/** Bit i is set when id i is a member. Of two sets, what the shorter does not reach is not in it. */
export type Bitset = Uint32Array;

export const nobody: Bitset = new Uint32Array(0);

/** Puts an id into a set, which is changed, or replaced by a longer one. */
export function withMember(bits: Bitset, id: number): Bitset {
  const word = id >>> 5;
  const into = word < bits.length ? bits : longer(bits, word);
  into[word] = (into[word] ?? 0) | (1 << (id & 31));
  return into;
}

function longer(bits: Bitset, word: number): Bitset {
  const more = new Uint32Array(Math.max(word + 1, bits.length * 2, 1024));
  more.set(bits);
  return more;
}

export function intersection(a: Bitset, b: Bitset): Bitset {
  const out = new Uint32Array(Math.min(a.length, b.length));
  for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? 0) & (b[i] ?? 0);
  return out;
}

export function union(a: Bitset, b: Bitset): Bitset {
  const out = Uint32Array.from(a.length < b.length ? b : a);
  const other = a.length < b.length ? a : b;
  for (let i = 0; i < other.length; i++) out[i] = (out[i] ?? 0) | (other[i] ?? 0);
  return out;
}

export function difference(from: Bitset, without: Bitset): Bitset {
  const out = Uint32Array.from(from);
  const words = Math.min(out.length, without.length);
  for (let i = 0; i < words; i++) out[i] = (out[i] ?? 0) & ~(without[i] ?? 0);
  return out;
}

/** How many members: bits are counted within each word, side by side. */
export function sizeOf(bits: Bitset): number {
  let size = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i] ?? 0;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    size += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return size;
}
