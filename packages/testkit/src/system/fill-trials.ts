import { ask } from "./product.ts";

interface Made {
  readonly createWorkspace: { readonly workspace: { readonly id: string } | null };
}

const companies = 40;
const people = 3;
const plans = ["trial", "team"];
const countries = ["DE", "AT", "CH", "FR"];
/** People sign up, use pricing and talk to sales on days that all lie within the last 30. */
const firstDayAgo = 20;

/**
 * A business that sells to companies, sent by a source. Of its 40 companies 10 are on trial in DE or AT, 8 of these have at
 * least two people who used pricing twice, and in 4 of these nobody talked to sales: companies 3, 19, 27 and 35.
 * Answers the path of the workspace.
 */
export async function fillTrials(url: string): Promise<string> {
  const made = await ask<Made>(
    url,
    `mutation {
      createWorkspace(input: { name: "Parcel desk", timeZone: "Europe/Berlin", currency: "EUR" }) { workspace { id } }
    }`,
  );
  const id = made.createWorkspace.workspace?.id ?? "";
  const { createWriteKey } = await ask<{ createWriteKey: { secret: string | null } }>(
    url,
    `mutation ($id: ID!) { createWriteKey(workspaceId: $id, source: "app") { secret } }`,
    { id },
  );
  const { workspace } = await ask<{ workspace: { collectorUrl: string } }>(
    url,
    `query ($id: ID!) { workspace(id: $id) { collectorUrl } }`,
    { id },
  );
  const answer = await fetch(`${workspace.collectorUrl}/v1/batch`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${createWriteKey.secret}:`).toString("base64")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ batch: messages(Date.now()) }),
  });
  if (!answer.ok) throw new Error(`the collector answered ${answer.status}: ${await answer.text()}`);
  await untilCounted(url, id);
  return `/w/${id}`;
}

function messages(now: number): readonly object[] {
  return Array.from({ length: companies }, (_, company) => {
    const groupId = `c${company + 1}`;
    return Array.from({ length: people }, (_, person) => {
      const userId = `${groupId}-p${person + 1}`;
      const used = company % 5 === 0 ? 0 : person < 2 ? 2 : 1;
      const at = (day: number) => new Date(now - (firstDayAgo - day) * 86_400_000).toISOString();
      const act = (event: string, nth: number) => ({
        type: "track",
        event,
        userId,
        context: { groupId },
        messageId: `${userId} ${event} ${nth}`,
        timestamp: at(nth + 1),
      });
      const sales = company % 8 === 0 && person === 0 ? [act("Talked to sales", 5)] : [];
      return [
        {
          type: "group",
          groupId,
          userId,
          messageId: `${userId} joins`,
          timestamp: at(0),
          traits: {
            name: `Company ${company + 1}`,
            plan: plans[company % 2],
            country: countries[Math.floor(company / 2) % 4],
          },
        },
        {
          type: "identify",
          userId,
          messageId: `${userId} is`,
          timestamp: at(0),
          traits: { name: `Person ${company + 1}.${person + 1}`, email: `p${person + 1}@c${company + 1}.example` },
        },
        ...Array.from({ length: used }, (_, nth) => act("Pricing used", nth)),
        ...sales,
      ];
    }).flat();
  }).flat();
}

interface Sized {
  readonly population: { readonly size: number } | null;
}

interface Counted {
  readonly workspace: {
    readonly talked: Sized;
    readonly paying: Sized;
    readonly known: Sized;
    readonly catalog: {
      readonly events: readonly { readonly name: string; readonly count: number }[];
      readonly fields: readonly { readonly of: string; readonly name: string; readonly rows: number }[];
    };
  };
}

const team = { account: { field: "plan", op: "is", value: "team" } };
const inCountry = { account: { field: "country", op: "is set" } };

/** Everything that was sent is counted, and the catalog knows it: on a busy machine it comes in parts. */
async function untilCounted(url: string, id: string): Promise<void> {
  const until = Date.now() + 60_000;
  let seen = "";
  while (Date.now() < until) {
    const { workspace } = await ask<Counted>(
      url,
      `query ($id: ID!, $talked: ConditionInput!, $team: ConditionInput!, $inCountry: ConditionInput!) {
        workspace(id: $id) {
          talked: population(unit: account, where: $talked) { population { size } }
          paying: population(unit: account, where: $team) { population { size } }
          known: population(unit: account, where: $inCountry) { population { size } }
          catalog { events { name count } fields { of name rows } }
        }
      }`,
      { id, talked: { did: { event: "Talked to sales" } }, team, inCountry },
    );
    const { talked, paying, known, catalog } = workspace;
    const sizes = [talked, paying, known].map(({ population }) => population?.size);
    const acts = ["Talked to sales", "Pricing used"].map((name) => catalog.events.find((e) => e.name === name)?.count);
    const plan = catalog.fields.find((field) => field.of === "account" && field.name === "plan")?.rows;
    seen = [...sizes, ...acts, plan].join(" ");
    if (seen === `5 ${companies / 2} ${companies} 5 160 ${companies}`) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`what was sent is not counted: ${seen}`);
}
