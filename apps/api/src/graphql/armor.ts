import { ApolloArmor } from "@escape.tech/graphql-armor";
import { specifiedRules, type ValidationRule } from "graphql";
import { limits } from "./limits.ts";

/** Tokens are the parser's to count, suggestions the server's to hide, and cost has its own rule. */
const armor = new ApolloArmor({
  maxDepth: { n: limits.depth },
  maxAliases: { n: limits.aliases },
  maxDirectives: { n: limits.directives },
  maxTokens: { enabled: false },
  costLimit: { enabled: false },
  blockFieldSuggestion: { enabled: false },
});

/** What bounds the shape of a document, beside the rules of the language. */
export const shapeRules: readonly ValidationRule[] = armor.protect().validationRules;

export const allRules: readonly ValidationRule[] = [...specifiedRules, ...shapeRules];
