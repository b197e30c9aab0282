import type { EventType } from "@throughline/sources";

export type Route =
  | { readonly to: "batch" }
  | { readonly to: "message"; readonly type: EventType }
  | { readonly to: "settings"; readonly name: string }
  | { readonly to: "script"; readonly name: string }
  | { readonly to: "bundle"; readonly name: string }
  | { readonly to: "livez" }
  | { readonly to: "readyz" };

const messages: Readonly<Record<string, EventType>> = {
  ...{ track: "track", identify: "identify", page: "page", screen: "screen", group: "group", alias: "alias" },
  ...{ t: "track", i: "identify", p: "page", s: "screen", g: "group", a: "alias" },
};
const types = new Map(Object.entries(messages));
const batches: ReadonlySet<string> = new Set(["batch", "b", "import"]);

/** Segment's addresses: `/v1/batch`, `/v1/track`, ..., and the short ones of its browser library. */
export function routeOf(method: string, url: string): Route | undefined {
  const path = url.split("?", 1)[0] ?? "";
  const [first, second, third, fourth, ...more] = path.split("/").slice(1);
  if (more.length > 0) return undefined;
  if (method === "POST" && first === "v1" && second !== undefined && (third ?? "") === "" && fourth === undefined) {
    if (batches.has(second)) return { to: "batch" };
    const type = types.get(second);
    return type && { to: "message", type };
  }
  if (method !== "GET" && method !== "HEAD") return undefined;
  if (path === "/livez" || path === "/readyz") return { to: path === "/livez" ? "livez" : "readyz" };
  if (first === "v1" && second === "projects" && third && fourth === "settings") return { to: "settings", name: third };
  if (first === "analytics.js" && second === "v1" && third && fourth === "analytics.min.js")
    return { to: "script", name: third };
  if (first === "analytics-next" && second === "bundles" && third && fourth === undefined)
    return { to: "bundle", name: third };
  return undefined;
}
