import type { BusinessRecord } from "@throughline/model";
import type { EventRecord } from "../../ports/document-store.ts";

/** What a row becomes in the stores. */
export type Shape = { readonly event: EventRecord } | { readonly record: BusinessRecord };

/** What a kind of target makes of a row; `said` is the part that a later reading would say again. */
export interface Became {
  readonly target: string;
  readonly said: string;
  readonly shape: Shape;
}
