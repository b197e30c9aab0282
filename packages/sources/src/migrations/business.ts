import { sequenceSteps } from "./sequence-steps.ts";
import type { Migration, Step } from "./step.ts";

/** Columns that every record table has besides its fields. */
const rowColumns = {
  row_key: "rowKey!",
  row_seq: "integer!",
  row_version: "integer!",
  row_hash: "key!",
  row_updated_at: "instant!",
  attributes: "json!",
} as const;

/** A record table, as it was when it was released: frozen, although the record registry goes on. */
function recordTable(
  table: string,
  fields: Extract<Step, { createTable: string }>["columns"],
  indexed: string[],
): Step[] {
  return [
    { createTable: table, columns: { ...rowColumns, ...fields }, key: ["row_key"] },
    { createIndex: `${table}_by_seq`, on: table, columns: ["row_seq"] },
    ...indexed.map((column): Step => ({ createIndex: `${table}_by_${column}`, on: table, columns: [column] })),
  ];
}

/** One workspace's business records. Text fields with free text have a folded twin for search and sorting. */
export const businessMigrations: readonly Migration[] = [
  {
    name: "0001-business",
    steps: [
      ...sequenceSteps,
      {
        createTable: "changes",
        columns: { seq: "integer!", op: "key!", kind: "key!", row_key: "rowKey!", at: "instant!" },
        key: ["seq"],
      },
      {
        createTable: "row_versions",
        columns: { id: "key!", kind: "key!", row_key: "rowKey!", version: "integer!", at: "instant!", body: "json!" },
        key: ["id"],
      },
      { createIndex: "row_versions_by_row", on: "row_versions", columns: ["row_key"] },
      ...recordTable(
        "owners",
        {
          id: "key",
          name: "text",
          name_folded: "text",
          email: "text",
          email_folded: "text",
          territory: "text",
          territory_folded: "text",
        },
        [],
      ),
      ...recordTable(
        "accounts",
        {
          id: "key",
          name: "text",
          name_folded: "text",
          domain: "text",
          domain_folded: "text",
          industry: "text",
          industry_folded: "text",
          territory: "text",
          territory_folded: "text",
          owner_id: "key",
          employees: "number",
          created_at: "instant",
        },
        ["owner_id"],
      ),
      ...recordTable(
        "contacts",
        {
          id: "key",
          customer_id: "key",
          account_id: "key",
          name: "text",
          name_folded: "text",
          email: "text",
          email_folded: "text",
          phone: "text",
          phone_folded: "text",
          title: "text",
          title_folded: "text",
          role: "text",
          role_folded: "text",
          primary: "boolean",
          created_at: "instant",
        },
        ["customer_id", "account_id"],
      ),
      ...recordTable(
        "memberships",
        {
          customer_id: "key",
          account_id: "key",
          role: "text",
          role_folded: "text",
          primary: "boolean",
          from: "instant",
          to: "instant",
        },
        ["customer_id", "account_id"],
      ),
      ...recordTable(
        "products",
        {
          id: "key",
          name: "text",
          name_folded: "text",
          category: "text",
          category_folded: "text",
          department: "text",
          department_folded: "text",
          brand: "text",
          brand_folded: "text",
          price: "money",
        },
        [],
      ),
      ...recordTable(
        "orders",
        {
          id: "key",
          account_id: "key",
          customer_id: "key",
          kind: "text",
          placed_at: "instant",
          currency: "text",
          currency_folded: "text",
          amount: "money",
          country: "text",
          country_folded: "text",
          channel: "text",
          channel_folded: "text",
          status: "text",
          status_folded: "text",
        },
        ["account_id", "customer_id"],
      ),
      ...recordTable(
        "order_lines",
        {
          order_id: "key",
          line_number: "number",
          product_id: "key",
          quantity: "number",
          unit_price: "money",
          amount: "money",
          discount: "money",
          at: "instant",
        },
        ["order_id", "product_id"],
      ),
      ...recordTable(
        "opportunities",
        {
          id: "key",
          account_id: "key",
          name: "text",
          name_folded: "text",
          stage: "text",
          stage_folded: "text",
          status: "text",
          amount: "money",
          currency: "text",
          currency_folded: "text",
          owner_id: "key",
          product_id: "key",
          created_at: "instant",
          close_date: "date",
        },
        ["account_id", "owner_id", "product_id"],
      ),
      ...recordTable(
        "campaigns",
        {
          id: "key",
          name: "text",
          name_folded: "text",
          type: "text",
          type_folded: "text",
          channel: "text",
          channel_folded: "text",
          starts_on: "date",
          ends_on: "date",
          random_holdout: "boolean",
        },
        [],
      ),
      ...recordTable(
        "targets",
        { campaign_id: "key", customer_id: "key", account_id: "key", arm: "text", at: "instant" },
        ["campaign_id", "customer_id", "account_id"],
      ),
    ],
  },
  {
    name: "0002-segments",
    steps: [
      {
        createTable: "segments",
        columns: {
          id: "key!",
          unit: "key!",
          name: "text!",
          description: "text!",
          owner_id: "text!",
          tags: "json!",
          archived_at: "instant",
          definition: "json!",
          version: "integer!",
          revision: "integer!",
          created_at: "instant!",
          updated_at: "instant!",
        },
        key: ["id"],
      },
      {
        createTable: "segment_versions",
        columns: {
          segment_id: "key!",
          version: "integer!",
          definition: "json!",
          saved_at: "instant!",
          saved_by: "text!",
          note: "text!",
        },
        key: ["segment_id", "version"],
      },
      { createTable: "id_lists", columns: { list_id: "key!", item_key: "key!" }, key: ["list_id", "item_key"] },
    ],
  },
  {
    name: "0003-connected-sources",
    steps: [
      {
        createTable: "connected_states",
        columns: { mapping_id: "key!", revision: "integer!", body: "json!" },
        key: ["mapping_id"],
      },
      {
        createTable: "connected_rows",
        columns: { mapping_id: "key!", row_key: "key!", target_key: "rowKey", row_hash: "key!", problem: "text" },
        key: ["mapping_id", "row_key"],
      },
    ],
  },
];
