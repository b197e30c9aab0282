import { ask } from "./product.ts";

interface Made {
  readonly createWriteKey: { readonly secret: string | null };
  readonly createWorkspace: { readonly workspace: { readonly id: string } | null };
}

/**
 * What the demo data alone do not have: a source that sends, messages that are rejected and an empty workspace. Answers the
 * path of the empty one.
 */
export async function fillLive(url: string): Promise<string> {
  const made = await ask<Made>(
    url,
    `mutation {
      createWriteKey(workspaceId: "complete-journey", source: "web") { secret }
      createWorkspace(input: { name: "New shop", timeZone: "Europe/Berlin", currency: "EUR" }) { workspace { id } }
    }`,
  );
  const { collectorUrl } = (
    await ask<{ workspace: { collectorUrl: string } }>(url, `{ workspace(id: "complete-journey") { collectorUrl } }`)
  ).workspace;
  const answer = await fetch(`${collectorUrl}/v1/batch`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${made.createWriteKey.secret}:`).toString("base64")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ batch: messages }),
  });
  if (!answer.ok) throw new Error(`the collector answered ${answer.status}: ${await answer.text()}`);
  return `/w/${made.createWorkspace.workspace?.id}`;
}

const messages = [
  ...Array.from({ length: 6 }, (_, at) => ({
    type: "track",
    userId: "761",
    event: "Viewed offer",
    messageId: `offer-${at}`,
    properties: { offer: "spring", place: at },
  })),
  {
    type: "identify",
    userId: "761",
    anonymousId: "device-4f2a",
    messageId: "identify-1",
    traits: { newsletter: true },
  },
  { type: "track", event: "Without a person", messageId: "bad-1" },
  { type: "track", userId: "761", messageId: "bad-2" },
  { type: "track", userId: "761", event: "At no time", timestamp: "yesterday", messageId: "bad-3" },
];
