import type { RecordValue } from "@throughline/model";
import { RefusedValue } from "../ports/refused-value.ts";
import type { Flavour, SqlValue } from "./database.ts";

const pattern = /^([+-]?)0*(\d{1,14})(?:\.(\d{0,4})0*)?$/;

/** Canonical decimal text: no leading or trailing zeros, no plus, no negative zero. Refuses what decimal(18,4) cannot hold. */
export function moneyText(value: RecordValue): string {
  const match = pattern.exec(String(value));
  if (!match) throw new RefusedValue(`${JSON.stringify(value)} is not an amount of at most 14 digits and 4 decimals`);
  const [, sign = "", whole = "0", decimals = ""] = match;
  const fraction = decimals.replace(/0+$/, "");
  const text = fraction === "" ? whole : `${whole}.${fraction}`;
  return sign === "-" && text !== "0" ? `-${text}` : text;
}

/** SQLite keeps ten-thousandths as an integer, MySQL and MariaDB DECIMAL(18,4): both exact, both in numeric order. */
export function moneyToSql(flavour: Flavour, text: string): SqlValue {
  if (flavour !== "sqlite") return text;
  const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
  const scaled = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, "0"));
  return text.startsWith("-") ? -scaled : scaled;
}

export function moneyFromSql(flavour: Flavour, value: SqlValue): string {
  if (flavour !== "sqlite") return moneyText(String(value));
  const scaled = BigInt(value ?? 0);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(5, "0");
  return moneyText(`${scaled < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`);
}
