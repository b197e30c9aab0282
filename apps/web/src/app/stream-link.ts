import { ApolloLink, Observable } from "@apollo/client";
import { print } from "graphql";

/**
 * Subscriptions as server-sent events, one request each. The code for it is loaded with the first one; a stream that breaks is
 * taken up again by itself.
 */
export function streamLink(uri: string): ApolloLink {
  return new ApolloLink(
    ({ query, variables, operationName }) =>
      new Observable((sink) => {
        let stop = (): void => undefined;
        let left = false;
        import("graphql-sse").then(
          ({ createClient }) => {
            if (left) return;
            const client = createClient({ url: uri, credentials: "same-origin" });
            const asked = { query: print(query), variables, ...(operationName && { operationName }) };
            stop = client.subscribe<Record<string, unknown>>(asked, {
              next: ({ data, errors }) => {
                if (errors?.[0]) sink.error(new Error(errors[0].message));
                else sink.next({ data: data ?? null });
              },
              error: (error) => sink.error(error),
              complete: () => sink.complete(),
            });
          },
          (error: unknown) => sink.error(error),
        );
        return () => {
          left = true;
          stop();
        };
      }),
  );
}
