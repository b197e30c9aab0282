/**
 * An event's name as people read it: "order.placed" → "Order placed", "Viewed Pricing" stays. The one rule for findings,
 * sentences, pickers and timelines, for business events as for collected ones.
 */
export function eventTitle(event: string): string {
  if (event === "*") return "any event";
  const words = event.replace(/[._-]+/g, " ").trim();
  return words === "" ? "Unnamed event" : words.charAt(0).toLocaleUpperCase("en") + words.slice(1);
}
