import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { ServerError } from "@apollo/client/errors";
import { ErrorLink } from "@apollo/client/link/error";

/**
 * One client per page. Objects with an id are shared by every screen; old data stays visible while it refreshes.
 * `onUnknown` is called when the service does not know who asks: no session, or one that has ended.
 */
export function createClient(uri: string, onUnknown: () => void): ApolloClient {
  const watch = new ErrorLink(({ error }) => {
    if (ServerError.is(error) && error.statusCode === 401) onUnknown();
  });
  return new ApolloClient({
    link: ApolloLink.from([watch, new HttpLink({ uri, credentials: "same-origin" })]),
    cache: new InMemoryCache({
      typePolicies: {
        Workspace: { fields: { freshness: { merge: true }, catalog: { merge: true }, status: { merge: true } } },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network", nextFetchPolicy: "cache-first" } },
  });
}
