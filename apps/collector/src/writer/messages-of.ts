import { type JsonObject, jsonObject, type ReceivedMessage } from "@throughline/sources";
import { itemsOf, type Members, membersOf } from "../http/split-batch.ts";
import type { Received } from "../log/received.ts";

/** The messages of a logged request; each knows what was said around it. `log` tells apart logs whose numbers are alike. */
export function messagesOf({ source, receivedAt, first, type, body }: Received, log: string): ReceivedMessage[] {
  const id = (at: number) => `${String(receivedAt).padStart(15, "0")}-${log}-${String(first + at).padStart(12, "0")}`;
  if (type !== undefined) return [{ id: id(0), source, receivedAt, envelope: { type }, raw: body }];
  const members = membersOf(body);
  const envelope = around(members);
  const items = itemsOf(members.get("batch") ?? Buffer.from("[]"));
  return items.map((raw, at) => ({ id: id(at), source, receivedAt, envelope, raw }));
}

/** `sentAt` and `context` of a batch hold for each of its messages that has none of its own. */
function around(members: Members): JsonObject {
  try {
    const parts = ["sentAt", "context"].flatMap((name) => {
      const value = members.get(name);
      return value ? [`${JSON.stringify(name)}:${value.toString()}`] : [];
    });
    return jsonObject(`{${parts.join(",")}}`);
  } catch {
    return {};
  }
}
