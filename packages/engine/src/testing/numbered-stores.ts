import { FakeStores } from "./fake-stores.ts";

/** `events` events with seq 1 to `events`, links that merge customers while they arrive, and no chance in it. */
export function numberedStores(events: number): FakeStores {
  const stores = new FakeStores();
  for (let i = 1; i <= events; i++) {
    const person = i % 97;
    stores.event({
      ...(i % 3 ? { userId: `u${person}` } : { anonymousId: `a${person}` }),
      event: `E${i % 5}`,
      timestamp: i * 1000,
      properties: { page: `/p${i % 11}`, price: i / 4 },
    });
  }
  for (let person = 0; person < 97; person += 2) stores.link("link", `user:u${person}`, `anon:a${person}`, person);
  return stores;
}
