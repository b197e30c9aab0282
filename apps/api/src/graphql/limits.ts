import type { ApolloServerPlugin } from "@apollo/server";
import { createComplexityRule } from "@pothos/plugin-complexity";
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, validate, visit } from "graphql";
import type { RequestContext } from "../context.ts";
import { ApiError } from "../repo/api-error.ts";

/** What one operation may ask for. Cost counts requested objects: `first` multiplies what is below it. */
export const limits = {
  cost: 30_000,
  breadth: 400,
  depth: 16,
  aliases: 15,
  directives: 20,
  tokens: 2_000,
  bodyBytes: 256 * 1024,
  /** Nesting of the JSON body: conditions may nest 64 deep, two levels of JSON each. */
  jsonDepth: 200,
} as const;

function refuse(code: string, message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

const overLimit: ReadonlySet<unknown> = new Set(["QUERY_COMPLEXITY", "QUERY_DEPTH", "QUERY_BREADTH"]);

export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly contextValue: RequestContext;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | null;
}

/** Counts the cost with the variables at hand, before any resolver runs; what they get wrong is found on the way. */
export function costProblem({
  schema,
  document,
  contextValue,
  variables,
  operationName,
}: Asked): GraphQLError | undefined {
  const rule = createComplexityRule({
    context: contextValue,
    variableValues: variables,
    operationName,
    maxComplexity: limits.cost,
    maxBreadth: limits.breadth,
    maxDepth: limits.depth,
  });
  const error = firstError(() => validate(schema, document, [rule])[0]);
  if (!error) return undefined;
  if (overLimit.has(error.extensions?.["code"]))
    return refuse("TOO_COSTLY", "This query asks for too much at once. Ask for fewer rows or fields.", 400);
  return refuse("BAD_INPUT", withoutGuesses(error.message), 400);
}

export const costLimit: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, contextValue, request, operationName }) {
        const asked = { schema, document, contextValue, variables: request.variables ?? {}, operationName };
        const problem = costProblem(asked);
        if (problem) throw problem;
      },
    };
  },
};

/** The rule reports most mistakes and throws those in arguments. Throws what is neither: our bug. */
function firstError(check: () => GraphQLError | undefined): Pick<GraphQLError, "message" | "extensions"> | undefined {
  try {
    return check();
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    if (error instanceof ApiError) return { message: error.message, extensions: {} };
    throw error;
  }
}

/** Without guesses at names of the schema, and short: it may repeat what was sent. */
export const withoutGuesses = (message: string): string => message.replace(/ ?Did you mean.*$/s, "").slice(0, 500);

/** A stream needs an answer of another kind. */
export const noSubscriptions: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation === "subscription")
          throw refuse("BAD_INPUT", "Subscriptions are answered at /graphql/stream.", 400);
      },
    };
  },
};

/** The schema is public only to who builds with it: introspection is refused for marketers and sellers. */
export const introspectionByRole: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, contextValue }) {
        const { role } = contextValue.principal;
        if (role !== "admin" && role !== "engineer" && introspects(document))
          throw refuse("FORBIDDEN", "Introspection is not part of your role.", 400);
      },
    };
  },
};

function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field(node) {
      if (node.kind === Kind.FIELD && (node.name.value === "__schema" || node.name.value === "__type")) found = true;
    },
  });
  return found;
}
