import type { IncomingMessage } from "node:http";
import type { EventType } from "@throughline/sources";
import { jsonObject, largestEvent, RowProblem } from "@throughline/sources";
import { KeysUnavailable, type KnownKeys } from "../keys/known-keys.ts";
import type { DurableLog } from "../log/durable-log.ts";
import { LogUnavailable } from "../log/log-errors.ts";
import { encodeReceived } from "../log/received.ts";
import { secretOf } from "./authorization.ts";
import { Refusal } from "./refusal.ts";
import { readBody } from "./request-body.ts";
import { BadBody, itemsOf, type Members, membersOf } from "./split-batch.ts";

const mostEvents = 2_000;

export interface IntakeParts {
  readonly log: DurableLog;
  readonly keys: KnownKeys;
  /** Never goes back within this process. */
  readonly now: () => number;
}

/** Takes the messages of one request; done when they are on disk. `type` undefined: a batch. Throws `Refusal`. */
export async function takeRequest(
  request: IncomingMessage,
  type: EventType | undefined,
  { log, keys, now }: IntakeParts,
): Promise<void> {
  const body = await readBody(request);
  const members = partsOf(body);
  const secret = secretOf(request, members);
  const key = secret === undefined ? undefined : await known(keys, secret);
  if (!key) throw new Refusal(401, "Send a valid write key, as the user name of Basic authorization or as writeKey.");
  const count = type === undefined ? countOf(members) : single(body);
  if (count === 0) return;
  const receivedAt = now();
  const { workspaceId, source } = key;
  const kind = type === undefined ? {} : { type };
  await log
    .append(count, body.byteLength + 200, (first) =>
      encodeReceived({ workspaceId, source, receivedAt, first, count, ...kind, body }),
    )
    .catch(noRoom);
}

function partsOf(body: Buffer): Members {
  try {
    return membersOf(body);
  } catch (error) {
    if (error instanceof BadBody) throw new Refusal(400, error.message);
    throw error;
  }
}

async function known(keys: KnownKeys, secret: string) {
  try {
    return await keys.keyOf(secret);
  } catch (error) {
    if (!(error instanceof KeysUnavailable)) throw error;
    throw new Refusal(503, "Write keys cannot be checked now. Send it again later.", { retryAfter: 5 });
  }
}

function countOf(members: Members): number {
  const batch = members.get("batch");
  if (!batch) throw new Refusal(400, "The body has no batch.");
  try {
    const { length } = itemsOf(batch);
    if (length > mostEvents) throw new Refusal(400, `A batch may have at most ${mostEvents} events, not ${length}.`);
    // It becomes a part of every event of the batch.
    const shared = (members.get("context")?.byteLength ?? 0) + (members.get("sentAt")?.byteLength ?? 0);
    if (shared > largestEvent)
      throw new Refusal(
        400,
        `The context of the batch has ${shared} bytes, more than the ${largestEvent} of an event.`,
      );
    return length;
  } catch (error) {
    if (error instanceof BadBody) throw new Refusal(400, error.message);
    throw error;
  }
}

/** One message by itself is told at once what nobody could read. */
function single(body: Buffer): number {
  if (body.byteLength > largestEvent)
    throw new Refusal(400, `The event has ${body.byteLength} bytes, more than ${largestEvent}.`);
  try {
    jsonObject(body.toString());
    return 1;
  } catch (error) {
    if (error instanceof RowProblem && error.reason === "notJson")
      throw new Refusal(400, "The body is not valid JSON.");
    return 1;
  }
}

function noRoom(error: unknown): never {
  if (!(error instanceof LogUnavailable)) throw error;
  throw new Refusal(
    503,
    "The events cannot be kept now: the disk is full or does not take them. Send it again later.",
    {
      retryAfter: error.reason === "closed" ? 1 : 30,
    },
  );
}
