import { seeded } from "../../corpora/index.ts";

export interface MessageFile {
  readonly text: string;
  /** Rows that must be in the stores afterwards; exact duplicates of a line are rows of their own. */
  readonly good: number;
  /** Rows that must be in the reject file. */
  readonly bad: number;
}

/** Track messages without ids: some lines twice, some that are no message, each by one of 300 people. */
export function messages(event: string, lines: number, seed: string): MessageFile {
  const random = seeded(seed);
  const text: string[] = [];
  let bad = 0;
  for (let at = 0; at < lines; at++) {
    const chance = random();
    const before = text.at(-1);
    if (chance < 0.01) {
      text.push(chance < 0.005 ? '{"type":"track","event":' : JSON.stringify({ type: "track", userId: "1" }));
      bad++;
    } else if (chance < 0.03 && before?.includes("properties")) text.push(before);
    else text.push(message(event, Math.floor(random() * 300), at, random));
  }
  return { text: `${text.join("\n")}\n`, good: lines - bad, bad };
}

function message(event: string, person: number, at: number, random: () => number): string {
  return JSON.stringify({
    type: "track",
    event,
    userId: `u${person}`,
    timestamp: new Date(Date.UTC(2026, 9, 1 + (at % 30), at % 24)).toISOString(),
    properties: { value: Math.floor(random() * 50), plan: ["Free", "Pro"][at % 2] },
  });
}
