import { ApolloLink, type Observable } from "@apollo/client";
import { of, switchMap, timer } from "rxjs";

const most = 4;
const pauseMs = 1500;

/** The engine answers so many questions at once; one that it turned away for that is asked again, a little later each time. */
export const patientLink = new ApolloLink((operation, forward) => {
  const ask = (tries: number): Observable<ApolloLink.Result> =>
    forward(operation).pipe(
      switchMap((result) =>
        tries < most && isBusy(result) ? timer(tries * pauseMs).pipe(switchMap(() => ask(tries + 1))) : of(result),
      ),
    );
  return ask(1);
});

function isBusy({ errors }: ApolloLink.Result): boolean {
  return errors?.some(({ extensions }) => extensions?.["code"] === "BUSY") ?? false;
}
