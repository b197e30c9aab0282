import SchemaBuilder from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import type { ReachState, Unit } from "@throughline/model";
import type { RequestContext } from "../context.ts";
import type { BreakdownKind, FieldInput } from "../modules/breakdown/breakdown-service.ts";
import { ApiError } from "../repo/api-error.ts";
import type { ObjectShapes } from "./object-shapes.ts";
import type { ColumnValues, InputValue, JsonObject, JsonValue } from "./scalar-values.ts";

export type InputTree = Record<string, unknown>;

export interface BuilderTypes {
  DefaultFieldNullability: false;
  Context: RequestContext;
  Objects: ObjectShapes;
  /** Who may read a type or a field; `reader` is every principal of the workspace. */
  AuthScopes: { reader: boolean; staff: boolean; importer: boolean; editor: boolean; admin: boolean };
  /** Definitions arrive as trees; the model parses them and answers with problems that have a path. */
  Inputs: {
    ConditionInput: InputTree;
    PropertyTestInput: InputTree;
    WindowInput: InputTree;
    OtherInput: InputTree;
    BetweenInput: InputTree;
    TrendInput: InputTree;
    BreakdownFieldInput: FieldInput;
    PropertyOfEventInput: { event: string; property: string };
  };
  Scalars: {
    ID: { Input: string; Output: string };
    Instant: { Input: number; Output: number };
    Day: { Input: string; Output: string };
    Value: { Input: InputValue; Output: JsonValue };
    Decimal: { Input: never; Output: string };
    Definition: { Input: never; Output: unknown };
    Column: { Input: never; Output: ColumnValues };
    /** An enum; named here so that every module can name it. */
    Unit: { Input: Unit; Output: Unit };
    BreakdownKind: { Input: BreakdownKind; Output: BreakdownKind };
    ReachState: { Input: ReachState; Output: ReachState };
    JSONObject: { Input: JsonObject; Output: JsonObject };
  };
}

export function createBuilder() {
  return new SchemaBuilder<BuilderTypes>({
    plugins: [ScopeAuthPlugin, ComplexityPlugin],
    defaultFieldNullability: false,
    scopeAuth: {
      runScopesOnType: true,
      authScopes: ({ principal: { role } }) => ({
        reader: true,
        staff: role !== "seller",
        importer: role === "admin" || role === "engineer",
        /** Who saves segments and what else marketers make. */
        editor: role === "admin" || role === "marketer",
        admin: role === "admin",
      }),
      unauthorizedError: () => new ApiError("FORBIDDEN", "Your role does not include this."),
    },
    complexity: { disabled: true, defaultComplexity: 1, defaultListMultiplier: 5 },
  });
}

export type Builder = ReturnType<typeof createBuilder>;
