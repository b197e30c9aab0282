import { pick, type Random, seeded, whole } from "./seeded.ts";
import { share } from "./size.ts";

/** One name as people, shops and events may have it. */
export interface CorpusName {
  readonly kind: string;
  readonly name: string;
}

/** Each kind makes one more name from chance; together they are what has broken sorting, layout, search and headers. */
const kinds: Readonly<Record<string, (random: Random) => string>> = {
  "right to left": (random) =>
    pick(random, ["مرحبا", "שלום עולם", "العربية 123 abc", "a\u200fב\u200fc"]) + digits(random),
  "bidirectional controls": (random) =>
    `${pick(random, ["\u202e", "\u2066", "\u202d", "\u2069"])}gnp.exe${digits(random)}`,
  "joined emoji": (random) => `${pick(random, ["👩‍👩‍👧‍👦", "🏳️‍🌈", "👨🏽‍🚀", "🇩🇪🇦🇹", "1️⃣"])}${digits(random)}`,
  composed: (random) => `Caf\u00e9 \u00c5ngstr\u00f6m ${digits(random)}`.normalize("NFC"),
  decomposed: (random) => `Caf\u00e9 \u00c5ngstr\u00f6m ${digits(random)}`.normalize("NFD"),
  homoglyphs: (random) => `${pick(random, ["раураl", "Αpple", "gооgle", "ⅼogin"])}${digits(random)}`,
  "folds to several letters": (random) => pick(random, ["straße", "STRASSE", "ﬀi", "İstanbul", "ŉ"]) + digits(random),
  "zero width": (random) => `zero\u200b\u200c\u200d\u2060width\ufeff${digits(random)}`,
  "many marks": (random) => `Z${"\u0310\u0352\u0334\u0489".repeat(1 + whole(random, 200))}`,
  "outside the basic plane": (random) => `${pick(random, ["𝒯𝒽𝓇𝓊", "𐍈𐌰", "𠜎𠜱", "\u{10fffd}"])}${digits(random)}`,
  "controls and breaks": (random) => `a${pick(random, ["\t", "\r\n", "\u2028", "\u0085", "\u0007", "\u001b[31m"])}b`,
  "only spaces": (random) => pick(random, [" ", "\u00a0", "\u3000", "\u2003"]).repeat(1 + whole(random, 8)),
  "of the prototype": (random) => pick(random, ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"]),
  "of a language": (random) => pick(random, ["null", "undefined", "NaN", "true", "-1", "0", "Infinity", "1e999"]),
  markup: (random) => `<img src=x onerror=window.__pwn=${whole(random, 9)}>`,
  formula: (random) => `${pick(random, ["=", "+", "-", "@", "\t=", "＝"])}1+${whole(random, 99)}`,
  quotes: (random) => `O'Brien "${digits(random)}" \`x\` \\ ; -- /*`,
  operators: (random) => pick(random, ["$gt", "$where", "a.b.c", "{{x.constructor}}", "%s%n", "{% raw %}"]),
  long: (random) => pick(random, ["ab", "ü", "漢字 "]).repeat(20 + whole(random, 400)),
};

const digits = (random: Random): string => String(whole(random, 10_000));
const COUNT = 500;

/** C10: 500 Unicode names (50 without `FULL=1`), among them one of a megabyte. */
export function unicodeNames(): readonly CorpusName[] {
  const random = seeded("C10 names");
  const list = Object.entries(kinds);
  const names = Array.from({ length: COUNT - 1 }, (_, at) => {
    const [kind, make] = list[at % list.length] ?? pick(random, list);
    return { kind, name: make(random) };
  });
  return [...share(names), { kind: "a megabyte", name: "🙂é漢".repeat(1024 ** 2 / 9) }];
}
