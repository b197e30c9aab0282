import type { Cut } from "@throughline/engine";
import type { Condition, Problem, Unit } from "@throughline/model";
import type { AccountNode } from "../../nodes/account-node.ts";
import type { CustomerNode } from "../../nodes/customer-node.ts";
import type { JsonValue } from "../../schema/scalar-values.ts";

export interface EvidenceField {
  readonly field: string;
  /** Null when it is not known. */
  readonly value: JsonValue;
}

export interface EvidenceCount {
  /** count, sum, avg, min, max, distinct, satisfying, or the records that were looked at. */
  readonly what: string;
  readonly value: number | null;
}

/** One condition of a definition, as it is for one unit. */
export interface ExplanationNode {
  readonly workspaceId: string;
  readonly version: number;
  /** Where it stands in the definition. */
  readonly path: readonly (string | number)[];
  readonly depth: number;
  readonly kind: string;
  readonly condition: Condition;
  readonly sentence: string;
  readonly matches: boolean;
  /** When its acts count, half-open; absent edges are open. */
  readonly from: number | null;
  readonly to: number | null;
  readonly counts: readonly EvidenceCount[];
  readonly fields: readonly EvidenceField[];
  /** Rows of events that it rests on, the newest first; a sequence in its order. */
  readonly rids: readonly number[];
}

export interface Explanation {
  readonly workspaceId: string;
  readonly unit: Unit;
  readonly matches: boolean;
  readonly flipsAt: number | null;
  readonly watched: boolean;
  readonly cut: Cut;
  /** The whole first, then its parts in order. */
  readonly nodes: readonly ExplanationNode[];
}

export interface ExplainResult {
  readonly explanation: Explanation | null;
  readonly problems: readonly Problem[];
}

/** One of those whom a change of a definition brings in or puts out. */
export interface ChangedUnit {
  readonly customer: CustomerNode | null;
  readonly account: AccountNode | null;
  /** The innermost conditions that keep it out of the definition that does not have it; null: too much to read. */
  readonly because: readonly ExplanationNode[] | null;
}
