import { readFileSync } from "node:fs";
import type { Json, JsonObject } from "@throughline/sources";

type Scalar = string | number | boolean;

interface PeerTest {
  readonly path: string;
  readonly op: "eq";
  readonly value: Scalar;
}

/** A definition as the peer's tests say it. */
export type PeerNode =
  | { readonly node: "and" | "or"; readonly children: readonly PeerNode[] }
  | { readonly node: "trait"; readonly path: string; readonly op: "eq" | "gte" | "lt"; readonly value: Scalar }
  | { readonly node: "trait"; readonly path: string; readonly op: "within"; readonly window_seconds: number }
  | {
      readonly node: "trait";
      readonly path: string;
      readonly op: "has_been";
      readonly value: Scalar;
      readonly window_seconds: number;
    }
  | {
      readonly node: "performed";
      readonly event: string;
      readonly times_op: "eq" | "gte" | "lt";
      readonly times: number;
      readonly within_seconds?: number;
      readonly properties?: readonly PeerTest[];
    }
  | {
      readonly node: "last_performed";
      readonly event: string;
      readonly where: readonly PeerTest[];
      readonly has: readonly PeerTest[];
    };

interface PeerEvent {
  readonly type: "identify" | "track";
  readonly user: string;
  readonly event?: string;
  readonly traits?: JsonObject;
  readonly properties?: JsonObject;
  readonly offset_ms: number;
}

export type Step =
  | { readonly do: "events"; readonly events: readonly PeerEvent[] }
  | { readonly do: "advance_clock"; readonly ms: number }
  | { readonly do: "assert"; readonly in_segment: Readonly<Record<string, Readonly<Record<string, boolean>>>> };

export interface SegmentCase {
  readonly id: string;
  readonly title: string;
  readonly segments: Readonly<Record<string, PeerNode>>;
  readonly steps: readonly Step[];
}

export function segmentCases(): readonly SegmentCase[] {
  const file: { readonly cases: readonly SegmentCase[] } = JSON.parse(
    readFileSync(new URL("segments.json", import.meta.url), "utf8"),
  );
  return file.cases;
}

/** The events as messages of this case's own people; `{ now_plus_ms }` among traits is an ISO time from the clock. */
export function messagesOf(id: string, events: readonly PeerEvent[], now: number): readonly JsonObject[] {
  return events.map(({ type, user, event, traits = {}, properties = {}, offset_ms }) => ({
    type,
    userId: `${id}/${user}`,
    timestamp: new Date(now + offset_ms).toISOString(),
    ...(type === "track" ? { event: event ?? "", properties } : { traits: dated(traits, now) }),
  }));
}

function dated(traits: JsonObject, now: number): JsonObject {
  return Object.fromEntries(
    Object.entries(traits).map(([name, value]) => {
      const ahead = isObject(value) ? value["now_plus_ms"] : undefined;
      return [name, typeof ahead === "number" ? new Date(now + ahead).toISOString() : value];
    }),
  );
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
