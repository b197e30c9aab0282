/** Bit i is set when id i is a member. Of two sets, what the shorter does not reach is not in it. Signed words are whole numbers to the machine. */
export type Bitset = Int32Array;

export const nobody: Bitset = new Int32Array(0);

/** Puts an id into a set, which is changed, or replaced by a longer one. */
export function withMember(bits: Bitset, id: number): Bitset {
  const word = id >>> 5;
  const into = word < bits.length ? bits : longer(bits, word);
  into[word] = (into[word] ?? 0) | (1 << (id & 31));
  return into;
}

function longer(bits: Bitset, word: number): Bitset {
  const more = new Int32Array(Math.max(word + 1, bits.length * 2, 1024));
  more.set(bits);
  return more;
}

export function intersection(a: Bitset, b: Bitset): Bitset {
  const out = new Int32Array(Math.min(a.length, b.length));
  for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? 0) & (b[i] ?? 0);
  return out;
}

export function union(a: Bitset, b: Bitset): Bitset {
  const out = Int32Array.from(a.length < b.length ? b : a);
  const other = a.length < b.length ? a : b;
  for (let i = 0; i < other.length; i++) out[i] = (out[i] ?? 0) | (other[i] ?? 0);
  return out;
}

export function difference(from: Bitset, without: Bitset): Bitset {
  const out = Int32Array.from(from);
  const words = Math.min(out.length, without.length);
  for (let i = 0; i < words; i++) out[i] = (out[i] ?? 0) & ~(without[i] ?? 0);
  return out;
}

/** The members, ascending. */
export function idsIn(bits: Bitset): Float64Array {
  const ids = new Float64Array(sizeOf(bits));
  let at = 0;
  for (let word = 0; word < bits.length; word++)
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1)
      ids[at++] = word * 32 + (31 - Math.clz32(rest & -rest));
  return ids;
}

/** How many members. */
export function sizeOf(bits: Bitset): number {
  let size = 0;
  for (let i = 0; i < bits.length; i++) size += ones(bits[i] ?? 0);
  return size;
}

/** How many are in both, without making that set. */
export function sizeOfBoth(a: Bitset, b: Bitset): number {
  const words = Math.min(a.length, b.length);
  let size = 0;
  for (let i = 0; i < words; i++) size += ones((a[i] ?? 0) & (b[i] ?? 0));
  return size;
}

/** Bits are counted within the word, side by side. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
