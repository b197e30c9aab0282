import {
  appendDocuments,
  batchOf,
  collectedEvent,
  InstantReader,
  type JsonObject,
  type Stores,
} from "@throughline/sources";

let sent = 0;

/** Hands messages of the Segment spec to the intake, as the collector does when they come at `receivedAt`. */
export async function receive(stores: Stores, receivedAt: number, messages: readonly JsonObject[]): Promise<void> {
  const instants = new InstantReader("UTC");
  const events = messages.map((message) => {
    sent += 1;
    const raw = Buffer.from(JSON.stringify({ messageId: `peer-${sent}`, ...message }));
    const collected = collectedEvent({ id: `${sent}`, source: "web", receivedAt, envelope: {}, raw }, instants);
    if ("letter" in collected) throw new Error(collected.letter.message);
    return collected.event;
  });
  await appendDocuments(await stores.documents("w"), batchOf(events));
}
