import type { StoreUnavailable } from "@throughline/sources";

/** What is wrong, what is safe and what to do. */
const words: Record<StoreUnavailable["reason"], readonly [what: string, todo: string]> = {
  unreachable: [
    "cannot be reached",
    "What it holds is safe. Start it, or check its address: MONGODB_URL, MYSQL_URL, or THROUGHLINE_HOME for the embedded stores.",
  ],
  locked: ["is locked by another program", "What it holds is safe. Wait until that program is done, or stop it."],
  readOnly: ["is read-only", "What it holds is safe. Give this user the right to write there."],
  full: ["is full", "What it holds is safe. Free some space."],
  damaged: ["is damaged", "Nothing was changed. Put a copy from before in its place."],
};

/** A store that cannot be used, in words; `store` is an embedded store's file name or the server's kind. */
export function storeTrouble({ store, reason }: Pick<StoreUnavailable, "store" | "reason">): string {
  const [what, todo] = words[reason];
  return `The store ${store} ${what}. ${todo} Then run the same command again. More: npm run throughline -- doctor`;
}

/** The short form, for a progress display. */
export function storeWaits({ store, reason }: Pick<StoreUnavailable, "store" | "reason">): string {
  return `the store ${store} ${words[reason][0]}, trying again`;
}
