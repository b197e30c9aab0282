import { ApolloClient, ApolloLink, type FieldMergeFunction, HttpLink, InMemoryCache } from "@apollo/client";
import { ServerError } from "@apollo/client/errors";
import { ErrorLink } from "@apollo/client/link/error";
import { OperationTypeNode } from "graphql";
import { patientLink } from "./patient-link.ts";
import { streamLink } from "./stream-link.ts";

/** What is known of a population stays while its definition does; of a new definition nothing is known yet. */
const samePopulation: FieldMergeFunction = (before, now, { readField, mergeObjects }) =>
  before !== undefined && readField("hash", before) === readField("hash", now) ? mergeObjects(before, now) : now;

/**
 * One client per page. Objects with an id are shared by every screen; old data stays visible while it refreshes.
 * `onUnknown` is called when the service does not know who asks: no session, or one that has ended.
 */
export function createClient(uri: string, onUnknown: () => void): ApolloClient {
  const watch = new ErrorLink(({ error }) => {
    if (ServerError.is(error) && error.statusCode === 401) onUnknown();
  });
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      streamLink(`${uri}/stream`),
      ApolloLink.from([watch, patientLink, new HttpLink({ uri, credentials: "same-origin" })]),
    ),
    cache: new InMemoryCache({
      typePolicies: {
        Workspace: { fields: { freshness: { merge: true }, catalog: { merge: true }, status: { merge: true } } },
        Segment: { fields: { population: { merge: samePopulation } } },
      },
    }),
    // The same question asked again in the background dims nothing; only another question's answer is waited for.
    defaultOptions: {
      watchQuery: {
        fetchPolicy: "cache-and-network",
        nextFetchPolicy: "cache-first",
        notifyOnNetworkStatusChange: false,
      },
    },
  });
}
