import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloArmor } from "@escape.tech/graphql-armor";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { RequestContext } from "../context.ts";
import { costLimit, introspectionByRole, limits } from "./limits.ts";
import { maskErrors } from "./mask-errors.ts";

export interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly nextId: () => string;
}

/** Tokens are the parser's to count, suggestions the server's to hide, and cost has its own rule. */
const armor = new ApolloArmor({
  maxDepth: { n: limits.depth },
  maxAliases: { n: limits.aliases },
  maxDirectives: { n: limits.directives },
  maxTokens: { enabled: false },
  costLimit: { enabled: false },
  blockFieldSuggestion: { enabled: false },
});

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
    validationRules: [...armor.protect().validationRules],
    plugins: [costLimit, introspectionByRole, ApolloServerPluginLandingPageDisabled()],
  });
}
