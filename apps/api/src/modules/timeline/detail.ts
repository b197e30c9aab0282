import type { Json, JsonObject } from "@throughline/sources";

/** Properties that say what an entry was about, the most telling first. Others follow only when none of these is there. */
const telling = [
  "title",
  "name",
  "productName",
  "product",
  "campaignId",
  "campaign",
  "path",
  "url",
  "plan",
  "status",
  "country",
  "quantity",
];
const silent: ReadonlySet<string> = new Set([
  "id",
  "amount",
  "currency",
  "at",
  "placedAt",
  "customerId",
  "accountId",
  "kind",
]);

/** Names of the records that an entry points to; null when it points to none, or to one without a name. */
interface Named {
  readonly product: string | null;
  readonly campaign: string | null;
}

/** A short plain sentence from the properties: at most three of them, each short, never markup. */
export function detailOf(event: string, properties: JsonObject, { product, campaign }: Named): string {
  if (product !== null) return lineDetail(product, properties["quantity"]);
  if (campaign !== null) return campaign;
  if (event === "segment.entered" || event === "segment.left") return shown(properties["segment"]) ?? "";
  const known = telling.filter((name) => shown(properties[name]) !== undefined);
  const others = Object.keys(properties).filter((name) => !isSilent(name) && shown(properties[name]) !== undefined);
  const names = (known.length > 0 ? known : others).slice(0, 3);
  const parts = names.map((name) =>
    isTitle(name) ? shown(properties[name]) : `${words(name)} ${shown(properties[name])}`,
  );
  return event === "Identified" && parts.length > 0 ? `set ${parts.join(", ")}` : parts.join(", ");
}

/** Ids and the times of moved records say nothing to a reader. */
const isSilent = (name: string): boolean => silent.has(name) || /Id$|^original[A-Z]/.test(name);

/** "6 x Cream cupid hearts coat hanger". */
function lineDetail(product: string, quantity: Json | undefined): string {
  return typeof quantity === "number" ? `${quantity} × ${product}` : product;
}

const isTitle = (name: string): boolean => name === "title" || name === "name" || name === "path" || name === "url";

/** `couponUpc` reads "coupon upc". */
const words = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();

function shown(value: Json | undefined): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const plain = value.trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
