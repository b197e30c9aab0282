import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";

/** One client per page. Objects with an id are shared by every screen; old data stays visible while it refreshes. */
export function createClient(uri: string): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri, credentials: "same-origin" }),
    cache: new InMemoryCache({
      typePolicies: {
        Workspace: { fields: { freshness: { merge: true }, catalog: { merge: true }, status: { merge: true } } },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network", nextFetchPolicy: "cache-first" } },
  });
}
