import type { FieldSpec, Unit } from "@throughline/model";
import type { Choices } from "../choices.ts";
import type { Leaf } from "../leaf.ts";

export interface ControlProps {
  readonly spec: FieldSpec;
  /** The whole condition: what a field offers depends on the fields beside it. */
  readonly leaf: Leaf;
  readonly unit: Unit;
  readonly choices: Choices;
  readonly value: unknown;
  /** `typing`: one of many small changes of the same field, which one undo takes back together. */
  readonly onChange: (value: unknown, typing?: boolean) => void;
  /** This very field was just asked for: it opens by itself. */
  readonly startOpen?: boolean | undefined;
  readonly wrong?: boolean | undefined;
}
