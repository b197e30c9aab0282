import type { Json } from "@throughline/sources";

/** A customer's name from traits: `name`, else first and last name; undefined when there is none. */
export function customerName(trait: (name: string) => Json | undefined): string | undefined {
  const text = (name: string): string => {
    const value = trait(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const whole = text("name");
  if (whole) return whole;
  const parts = [text("firstName") || text("first_name"), text("lastName") || text("last_name")].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : undefined;
}
