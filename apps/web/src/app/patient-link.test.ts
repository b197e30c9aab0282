// @vitest-environment node
import { ApolloLink, execute, gql } from "@apollo/client";
import { firstValueFrom, of } from "rxjs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClient } from "./client.ts";
import { patientLink } from "./patient-link.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const query = gql`{ me { role } }`;
const busy = { errors: [{ message: "Many questions at once.", extensions: { code: "BUSY" } }] };
const answer = { data: { me: { role: "admin" } } };

function asked(results: readonly object[]) {
  let times = 0;
  const end = new ApolloLink(() => of(results[Math.min(times++, results.length - 1)] ?? {}));
  const client = createClient("/graphql", () => undefined);
  const result = firstValueFrom(execute(patientLink.concat(end), { query }, { client }));
  return { result, times: () => times };
}

test("a question that was turned away is asked again until there is room", async () => {
  const { result, times } = asked([busy, busy, answer]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await result).toEqual(answer);
  expect(times()).toBe(3);
});

test("it is given up after a few times, and other errors are not asked again", async () => {
  const always = asked([busy]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await always.result).toEqual(busy);
  expect(always.times()).toBe(4);
  const other = { errors: [{ message: "no", extensions: { code: "BAD_INPUT" } }] };
  const once = asked([other]);
  expect(await once.result).toEqual(other);
  expect(once.times()).toBe(1);
});
