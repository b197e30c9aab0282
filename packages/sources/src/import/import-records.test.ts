import { readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readRejects } from "./reject-file.ts";
import { type TemporaryWorkspace, temporaryWorkspace } from "./testing/temporary-workspace.ts";

let w: TemporaryWorkspace;
beforeEach(async () => {
  w = await temporaryWorkspace("Europe/Berlin");
});
afterEach(() => w.close());

const BERLIN_NOON = Date.UTC(2026, 0, 5, 11);

describe("importing records", () => {
  it("matches headers by name, types values and keeps unknown columns as attributes", async () => {
    const csv = [
      "\ufeffID,Account_ID,PLACED AT,amount,Store no,zip",
      "id,,x,,,",
      "A1,c1,2026-01-05 12:00:00,12.50,7,01234",
      'A2,"c,2",2026-01-05T11:00:00Z,-3,12,9',
    ].join("\n");
    const { job, rejectFile } = await w.import("orders", await w.file("orders.csv", csv));
    expect(job).toMatchObject({ state: "done", inserted: 2, rejected: 1 });
    expect(await readRejects(rejectFile ?? "", 100)).toMatchObject([
      { line: 2, reason: expect.stringContaining("placedAt") },
    ]);
    expect(await w.records("order")).toMatchObject([
      {
        key: "A1",
        values: { accountId: "c1", placedAt: BERLIN_NOON, amount: "12.5", kind: "order" },
        attributes: { "Store no": 7, zip: "01234" },
      },
      { key: "A2", values: { accountId: "c,2", placedAt: BERLIN_NOON, amount: "-3" }, attributes: { "Store no": 12 } },
    ]);
  });

  it("reads JSON lines of records, with semicolon and tab CSV beside them", async () => {
    await w.import(
      "products",
      await w.file("p.jsonl", '{"id":1,"name":"Pen","price":1.5,"tags":["a"]}\n{"id":"2","price":"0.0001"}\n'),
    );
    await w.import("accounts", await w.file("a.csv", "id;name;employees\nx;Acme, Inc;12\n"));
    await w.import("owners", await w.file("o.tsv.gz", "id\tname\no1\tSam\n"));
    expect(await w.records("product")).toMatchObject([
      { key: "1", values: { name: "Pen", price: "1.5" }, attributes: { tags: '["a"]' } },
      { key: "2", values: { price: "0.0001" } },
    ]);
    expect(await w.records("account")).toMatchObject([{ values: { name: "Acme, Inc", employees: 12 } }]);
    expect(await w.records("owner")).toMatchObject([{ values: { name: "Sam" } }]);
  });

  it("numbers order lines within their order, also when the import is resumed", async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `o${at % 3},p${at},1`);
    const path = await w.file("lines.csv", `orderId,productId,quantity\n${rows.join("\n")}\n`);
    await w.import("order-lines", path);
    const numbers = (await w.records("orderLine")).map(({ values }) => values);
    expect(numbers).toHaveLength(40);
    expect(numbers).toContainEqual(expect.objectContaining({ orderId: "o0", lineNumber: 14, productId: "p39" }));
  });

  it("keys targets by campaign and customer or account", async () => {
    const csv =
      "campaignId,customerId,accountId,at\nc,1,,2026-01-05\nc,,9,2026-01-05\nc,,,2026-01-05\nc,1,,2026-01-06\n";
    const { job } = await w.import("targets", await w.file("t.csv", csv));
    expect(job).toMatchObject({ inserted: 2, rejected: 1 });
    expect((await w.records("target")).map(({ key }) => key).toSorted()).toEqual(["c\u001f\u001f9", "c\u001f1\u001f"]);
  });

  it("makes a profile and a membership of each contact", async () => {
    const csv =
      "id,customerId,accountId,name,email,shoe size\n1,u1,a1,Ada,ada@x.test,38\n2,,a1,Bob,Bob@X.test,\n3,,a1,Cem,,\n";
    await w.import("contacts", await w.file("contacts.csv", csv));
    const documents = await w.stores.documents("w");
    const profiles = await documents.profiles(["user:u1", "contact:2", "contact:3"]);
    expect(profiles.map(({ id, traits }) => [id, traits["name"]?.value, traits["shoe size"]?.value])).toEqual(
      expect.arrayContaining([
        ["user:u1", "Ada", 38],
        ["contact:2", "Bob", undefined],
        ["contact:3", "Cem", undefined],
      ]),
    );
    const links = await documents.identityAfter({ after: 0, below: 1e15, limit: 10 });
    expect(links).toMatchObject([{ op: "link", a: "contact:2", b: "email:bob@x.test", messageId: "contact:2" }]);
    expect((await w.records("membership")).map(({ key }) => key).toSorted()).toEqual([
      "contact:2\u001fa1",
      "contact:3\u001fa1",
      "u1\u001fa1",
    ]);
  });

  it("moves a contact's membership with it, and leaves alone what was imported by itself", async () => {
    const held = async () => (await w.records("membership")).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const own = "customerId,accountId,role,from\nu1,own,owner,2026-01-05T11:00:00Z\n";
    await w.import("memberships", await w.file("own.csv", own));
    await w.import("contacts", await w.file("1.csv", "id,customerId,accountId\nk1,u1,A\nk2,u1,own\n"));
    await w.import("contacts", await w.file("2.csv", "id,customerId,accountId,name\nk1,u1,B,Ada\nk2,u1,own,Ada\n"));
    expect(await held()).toMatchObject([
      { key: "u1\u001fB", values: { primary: true } },
      { key: "u1\u001fown", values: { role: "owner", from: BERLIN_NOON } },
    ]);
    const joined = { type: "group", userId: "u1", groupId: "G", messageId: "g", timestamp: "2026-01-05T11:00:00Z" };
    await w.import("events", await w.file("g.jsonl", `${JSON.stringify(joined)}\n`));
    await w.import("contacts", await w.file("3.csv", "id,customerId,accountId,name\nk1,u1,C,Ada\n"));
    expect((await held()).map(({ key }) => key)).toEqual(["u1\u001fC", "u1\u001fG", "u1\u001fown"]);
  });

  it("cleans texts of records and of contacts' profiles, names of columns too, whatever the file is", async () => {
    const odd = { name: "\u202eCafe\u0301", "fa\u0301r": "a\u0000b" };
    const lines = `${JSON.stringify({ id: "1", email: "a@x.de", ...odd })}\n${JSON.stringify({ id: "2\ud83d" })}\n`;
    const { job } = await w.import("contacts", await w.file("contacts.jsonl", lines));
    expect(job).toMatchObject({ inserted: 1, rejected: 1 });
    const clean = { name: "Caf\u00e9", attributes: { "f\u00e1r": "ab" } };
    expect(await w.records("contact")).toMatchObject([{ values: { name: clean.name }, attributes: clean.attributes }]);
    const [profile] = await (await w.stores.documents("w")).profiles(["contact:1"]);
    expect([profile?.traits["name"]?.value, profile?.traits["f\u00e1r"]?.value]).toEqual([clean.name, "ab"]);
    const csv = `id,name,fa\u0301r\n2,${"x".repeat(10_001)},\n1,\u202eCafe\u0301,a\u0000b\n`;
    const { job: second } = await w.import("accounts", await w.file("accounts.csv", csv));
    expect(second).toMatchObject({ inserted: 1, rejected: 1 });
    expect(await w.records("account")).toMatchObject([{ values: { name: "Caf\u00e9" }, attributes: clean.attributes }]);
  });

  it("takes back what a contact said of itself when another file says something else", async () => {
    const links = async () => {
      const documents = await w.stores.documents("w");
      const held = await documents.identityAfter({ after: 0, below: 1e15, limit: 10 });
      return held.map(({ a, b }) => `${a} ${b}`).toSorted();
    };
    await w.import("contacts", await w.file("old.csv", "id,email\n1,ada@x.test\n2,bob@x.test\n3,cem@x.test\n"));
    const before = await (await w.stores.documents("w")).safeSeq();
    await w.import("contacts", await w.file("same.csv", "id,email\n1,ADA@x.test\n2,bob@x.test\n3,cem@x.test\n"));
    const changes = await (await w.stores.documents("w")).changesAfter({ after: before - 1, below: 1e15, limit: 10 });
    expect(changes).toEqual([]);
    await w.import("contacts", await w.file("new.csv", "id,customerId,email\n1,,ada@y.test\n2,u2,bob@x.test\n"));
    expect(await links()).toEqual(["contact:1 email:ada@y.test", "contact:3 email:cem@x.test"]);
  });

  it("follows a mapping: another field, an attribute of another name, left out", async () => {
    const mapping = [
      { column: "Kundennummer", field: "id" },
      { column: "Ort", field: "city" },
      { column: "intern", field: null },
    ];
    await w.import("accounts", await w.file("k.csv", "Kundennummer,Ort,intern,name\n1,Bonn,x,A\n"), { mapping });
    expect(await w.records("account")).toMatchObject([
      { key: "1", values: { name: "A" }, attributes: { city: "Bonn" } },
    ]);
  });

  it("moves times by whole local weeks and keeps the original ones", async () => {
    const path = await w.file("orders.csv", "id,placedAt\n1,2026-01-05 12:00:00\n");
    await w.import("orders", path, { shiftWeeks: 20 });
    expect(await w.records("order")).toMatchObject([
      { values: { placedAt: Date.UTC(2026, 4, 25, 10) }, attributes: { originalPlacedAt: "2026-01-05 12:00:00" } },
    ]);
  });

  it.each([
    ["UTF-16", Buffer.from("\ufeffid,name\n1,x\n", "utf16le"), /UTF-16/],
    ["UTF-16 without a mark", Buffer.from("id,name\n1,x\n", "utf16le"), /UTF-16/],
    ["Latin-1", Buffer.from("id,name\n1,Müller\n", "latin1"), /line 2 looks like Latin-1/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), /not/],
    ["no such column", Buffer.from("name,domain\nx,y\n"), /no column for id.*Its columns are: name, domain/],
    ["one column twice", Buffer.from("id,ID\n1,2\n"), /Two columns are both "id"/],
    ["a hostile column", Buffer.from("id,__proto__\n1,2\n"), /may not be named/],
    ["a broken header", Buffer.from('id,"name\n1,2\n'), /header/],
    ["nothing", Buffer.from("\n\n"), /empty/],
  ])("refuses a file that is %s before anything is written", async (_, bytes, reason) => {
    const path = await w.file("accounts.csv", bytes);
    await expect(w.import("accounts", path)).rejects.toThrow(reason);
    await expect(w.import("accounts", path)).rejects.toThrow(/Nothing was stored/);
    expect(await w.records("account")).toEqual([]);
  });

  it("says which file is damaged and what of it is stored", async () => {
    const whole = await w.file(
      "a.csv.gz",
      `id,name\n${Array.from({ length: 90_000 }, (_, at) => `${at},n${at * 7919}\n`).join("")}`,
    );
    await writeFile(whole, (await readFile(whole)).subarray(0, -60_000));
    await expect(w.import("accounts", whole, { batchRows: 4000 })).rejects.toThrow(
      /damaged or was cut short\. \d+ rows \(up to line \d+\) are stored and stay\. Mend the file/,
    );
    expect((await w.records("account")).length).toBeGreaterThan(0);
  });
});
