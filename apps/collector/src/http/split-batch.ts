/** The body is no JSON object of the expected shape; the message is for its sender. */
export class BadBody extends Error {
  override readonly name = "BadBody";
}

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** The members of a JSON object as the bytes that they are. */
export type Members = ReadonlyMap<string, Buffer>;

/**
 * The members of the object that `bytes` is, found by matching quotes and brackets only: what is inside of them is
 * parsed one by one later, so that one broken message of a batch is one dead letter.
 */
export function membersOf(bytes: Buffer): Members {
  const members = new Map<string, Buffer>();
  let at = space(bytes, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
  at = expected(bytes, at, OPEN_OBJECT, "The body is not a JSON object.");
  if (bytes[at] === CLOSE_OBJECT) return ended(bytes, at, members);
  for (;;) {
    if (bytes[at] !== QUOTE) throw new BadBody("The body is not valid JSON.");
    const nameEnd = textEnd(bytes, at);
    const name = keyOf(bytes.subarray(at, nameEnd));
    at = expected(bytes, space(bytes, nameEnd), COLON, "The body is not valid JSON.");
    const end = valueEnd(bytes, at);
    members.set(name, bytes.subarray(at, end));
    at = space(bytes, end);
    if (bytes[at] === CLOSE_OBJECT) return ended(bytes, at, members);
    at = expected(bytes, at, COMMA, "The body is not valid JSON.");
  }
}

/** The items of the JSON list that `bytes` is. */
export function itemsOf(bytes: Buffer): Buffer[] {
  const items: Buffer[] = [];
  let at = expected(bytes, 0, OPEN_LIST, "batch is not a list.");
  if (bytes[at] === CLOSE_LIST) return items;
  for (;;) {
    const end = valueEnd(bytes, at);
    items.push(bytes.subarray(at, end));
    at = space(bytes, end);
    if (bytes[at] === CLOSE_LIST) return items;
    at = expected(bytes, at, COMMA, "batch is not a list.");
  }
}

function ended(bytes: Buffer, at: number, members: Members): Members {
  if (space(bytes, at + 1) < bytes.length) throw new BadBody("Something follows the JSON object of the body.");
  return members;
}

function keyOf(text: Buffer): string {
  try {
    return String(JSON.parse(text.toString()));
  } catch {
    throw new BadBody("The body is not valid JSON.");
  }
}

function expected(bytes: Buffer, at: number, code: number, otherwise: string): number {
  if (bytes[at] !== code) throw new BadBody(otherwise);
  return space(bytes, at + 1);
}

function space(bytes: Buffer, from: number): number {
  let at = from;
  for (let code = bytes[at]; code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = bytes[at])
    at += 1;
  return at;
}

/** The end of the text that begins at `at`: behind its closing quote. */
function textEnd(bytes: Buffer, at: number): number {
  for (let end = at + 1; end < bytes.length; end += 1) {
    const code = bytes[end];
    if (code === BACKSLASH) end += 1;
    else if (code === QUOTE) return end + 1;
  }
  throw new BadBody("The body ends in the middle.");
}

function valueEnd(bytes: Buffer, at: number): number {
  const first = bytes[at];
  if (first === QUOTE) return textEnd(bytes, at);
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return plainEnd(bytes, at);
  let depth = 0;
  for (let end = at; end < bytes.length; end += 1) {
    const code = bytes[end];
    if (code === QUOTE) end = textEnd(bytes, end) - 1;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) depth += 1;
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      depth -= 1;
      if (depth === 0) return end + 1;
    }
  }
  throw new BadBody("The body ends in the middle.");
}

/** A number, a word or nonsense: up to what ends a value. */
function plainEnd(bytes: Buffer, at: number): number {
  let end = at;
  while (end < bytes.length && !isEnd(bytes[end])) end += 1;
  if (end === at) throw new BadBody("The body is not valid JSON.");
  return end;
}

const isEnd = (code: number | undefined): boolean =>
  code === COMMA ||
  code === CLOSE_LIST ||
  code === CLOSE_OBJECT ||
  code === 0x20 ||
  code === 0x0a ||
  code === 0x0d ||
  code === 0x09;
