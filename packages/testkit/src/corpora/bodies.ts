import { gzipSync } from "node:zlib";
import { pick, type Random, seeded, whole } from "./seeded.ts";
import { share } from "./size.ts";

/**
 * The body of one request. `expected`: "stored" when its one good message must be, "refused" when the answer must be a 4xx
 * and nothing may be stored, "open" when either is right. Never right: a 5xx, or an end of the process.
 */
export interface CorpusBody {
  readonly kind: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: () => Buffer;
  readonly expected: "stored" | "refused" | "open";
}

const json = { "content-type": "application/json" };
const zipped = { ...json, "content-encoding": "gzip" };

/** A batch with one good message. */
export const goodBatch = (messageId: string): string =>
  JSON.stringify({
    batch: [{ type: "track", event: "Sent", userId: "u1", messageId, timestamp: "2026-10-05T10:00:00Z" }],
    sentAt: "2026-10-05T10:00:00Z",
  });

function body(
  expected: CorpusBody["expected"],
  kind: string,
  bytes: () => string | Buffer,
  headers: CorpusBody["headers"] = json,
): CorpusBody {
  return {
    kind,
    headers,
    expected,
    bytes: () => {
      const made = bytes();
      return typeof made === "string" ? Buffer.from(made) : made;
    },
  };
}

/** Zeros packed a thousandfold; members of one gzip stream follow each other, so that a gigabyte is made in no time. */
export function gzipBomb(megabytes: number): Buffer {
  const one = gzipSync(Buffer.alloc(1024 ** 2, "0"));
  return Buffer.concat(Array.from({ length: megabytes }, () => one));
}

const message = '{"type":"track","event":"Sent","userId":"u1","messageId":"m"';
const inBatch = (text: string): string => `{"batch":[${text}]}`;
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
/** A good message in the middle of which bytes stand that are no UTF-8. */
const invalidUtf8 = (): Buffer =>
  Buffer.concat([Buffer.from(`{"batch":[${message},"x":"`), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from('"}]}')]);

const fixed: readonly CorpusBody[] = [
  body("refused", "empty", () => ""),
  body("refused", "a word", () => "hello"),
  body("refused", "null", () => "null"),
  body("refused", "a number", () => "7"),
  body("refused", "a batch that is no list", () => '{"batch":{"0":1}}'),
  body("refused", "a list as the root", () => `[${message}}]`),
  body("refused", "not a number", () => inBatch(`${message},"properties":{"x":NaN}}`)),
  body("refused", "a trailing comma", () => inBatch(`${message},}`)),
  body("refused", "single quotes", () => "{'batch':[]}"),
  body("refused", "depth 100,000", () => inBatch(`${message},"properties":${"[".repeat(1e5)}${"]".repeat(1e5)}}`)),
  body("refused", "depth 100,000, never closed", () => "[".repeat(1e5)),
  body("refused", "501 KB", () => inBatch(`${message},"x":"${"x".repeat(501 * 1024)}"}`)),
  body("refused", "5 MB", () => inBatch(`${message},"x":"${"x".repeat(5 * 1024 ** 2)}"}`)),
  body("refused", "a million keys", () => `{${Array.from({ length: 1e6 }, (_, at) => `"k${at}":1`).join(",")}}`),
  body("refused", "UTF-16", () => utf16(goodBatch("utf-16"))),
  body("refused", "gzip bomb, 10 MB", () => gzipBomb(10), zipped),
  body("refused", "gzip bomb, 1 GB", () => gzipBomb(1024), zipped),
  body("refused", "gzip in gzip", () => gzipSync(gzipSync(goodBatch("nested gzip"))), zipped),
  body("refused", "gzip that is none", () => goodBatch("no gzip"), zipped),
  body("refused", "gzip cut short", () => gzipSync(goodBatch("cut gzip")).subarray(0, 40), zipped),
  body("refused", "gzip with a wrong checksum", () => flipped(gzipSync(goodBatch("bad gzip")), -6), zipped),
  body("refused", "an unknown encoding", () => goodBatch("br"), { ...json, "content-encoding": "compress" }),
  body("open", "invalid UTF-8", invalidUtf8),
  body("open", "a byte order mark", () => `\ufeff${goodBatch("bom")}`),
  body("open", "1e999", () => inBatch(`${message},"properties":{"x":1e999}}`)),
  body("open", "duplicate keys", () => inBatch(`${message},"userId":"u2","userId":"u3"}`)),
  body("open", "half a surrogate pair", () => inBatch(`${message},"properties":{"x":"\\ud83d"}}`)),
  body("open", "a prototype", () => inBatch(`${message},"__proto__":{"polluted":true}}`)),
  body("open", "an empty batch", () => '{"batch":[]}'),
  body("open", "a lying charset", () => goodBatch("latin1"), { "content-type": "application/json; charset=utf-16" }),
  body("open", "form data", () => `data=${goodBatch("form")}`, { "content-type": "application/x-www-form-urlencoded" }),
  body("stored", "plain", () => goodBatch("plain")),
  body("stored", "text/plain, as beacons send", () => goodBatch("beacon"), { "content-type": "text/plain" }),
  body("stored", "gzip", () => gzipSync(goodBatch("gzip")), zipped),
  body("stored", "spaces around", () => `\r\n\t ${goodBatch("spaces")} \n`),
];

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const place = at < 0 ? copy.length + at : at;
  copy[place] = (copy[place] ?? 0) ^ 0x5a;
  return copy;
}

/** A good body to which chance does one thing. */
function mutated(random: Random, at: number): CorpusBody {
  const sound = Buffer.from(goodBatch(`mutated-${at}`));
  const place = whole(random, sound.length - 1);
  const changes = [
    body("refused", `cut after ${place} bytes`, () => sound.subarray(0, place)),
    body("open", `byte ${place} changed`, () => flipped(sound, place)),
    body("refused", `${place} bytes twice`, () => Buffer.concat([sound.subarray(0, place), sound])),
    body("open", `gzip, byte ${place} changed`, () => flipped(gzipSync(sound), place % 60), zipped),
  ];
  return pick(random, changes);
}

/** C2: 500 bodies (about 80 without `FULL=1`), none of which may cost the receiver more than its answer. */
export function bodies(): readonly CorpusBody[] {
  const random = seeded("C2 bodies");
  const chance = Array.from({ length: 500 - fixed.length }, (_, at) => mutated(random, at));
  return [...fixed, ...share(chance)];
}
