import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { RequestContext } from "../context.ts";
import { shapeRules } from "./armor.ts";
import { costLimit, introspectionByRole, limits, noSubscriptions } from "./limits.ts";
import { maskErrors } from "./mask-errors.ts";

export interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly nextId: () => string;
}

/** Every setting that guards clients and data, in one place. */
export function createApollo(parts: ApolloParts): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema: parts.schema,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    formatError: maskErrors(parts.log, parts.nextId),
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [...shapeRules],
    plugins: [noSubscriptions, costLimit, introspectionByRole, ApolloServerPluginLandingPageDisabled()],
  });
}
