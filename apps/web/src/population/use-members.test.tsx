import type { MockLink } from "@apollo/client/testing";
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../testing/render-page.tsx";
import { MembersDocument } from "./population-documents.ts";
import { useMembers, type Who } from "./use-members.ts";

afterEach(cleanup);

const where = { trait: { trait: "plan", op: "is", value: "pro" } } as const;
const at = "2026-11-22T08:00:00.000Z";
const asked = (version: number | null) => ({
  query: MembersDocument,
  variables: {
    ...{ workspace: "demo", unit: "customer", where, version, at: version && at, includeInternal: true },
    ...{ first: 50, customers: true },
  },
});
const counted = (size: number) => ({
  data: {
    workspace: {
      __typename: "Workspace",
      id: "demo",
      population: {
        __typename: "PopulationResult",
        problems: [],
        population: {
          ...{ __typename: "Population", unit: "customer", size, definition: where, sentence: "", summary: [] },
          ...{ customers: { __typename: "CustomerConnection", edges: [], pageInfo: { endCursor: null } } },
        },
      },
    },
  },
});
const gone = { errors: [{ message: "These figures are no longer kept.", extensions: { code: "VERSION_GONE" } }] };

function show(who: Omit<Who, "unit" | "where" | "includeInternal">, mocks: readonly MockLink.MockedResponse[]) {
  function Page() {
    const all = useMembers("demo", { unit: "customer", where, includeInternal: true, ...who });
    return <p>{all.error ? "failed" : `${all.members?.size ?? "none"}${all.ofNow ? " now" : ""}`}</p>;
  }
  renderPage(() => <Page />, "/", mocks);
}

test("who stands behind a number is asked for at the number's version and instant", async () => {
  show({ version: 7, at, orNow: true }, [{ request: asked(7), result: counted(12) }]);
  await screen.findByText("12");
});

test("where that version is no longer kept, a link shows who is in it now and says so; a figure says that it is old", async () => {
  show({ version: 7, at, orNow: true }, [
    { request: asked(7), result: gone },
    { request: asked(null), result: counted(13) },
  ]);
  await screen.findByText("13 now");
  cleanup();
  show({ version: 7, at }, [{ request: asked(7), result: gone }]);
  expect(await screen.findByText("failed")).toBeDefined();
});
