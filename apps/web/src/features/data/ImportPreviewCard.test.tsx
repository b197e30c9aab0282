import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { renderPage } from "../../testing/render-page.tsx";
import { ImportPreviewCard } from "./ImportPreviewCard.tsx";
import { PreviewImportDocument, StartImportDocument } from "./import-documents.ts";

afterEach(cleanup);

const field = (name: string, required: boolean) => ({
  __typename: "RecordField" as const,
  name,
  type: "text",
  required,
  describe: "",
});
const kind = {
  __typename: "RecordKind" as const,
  kind: "account",
  plural: "accounts",
  describe: "A company",
  key: ["id"],
  fields: [field("id", true), field("name", true)],
};

const preview = {
  request: { query: PreviewImportDocument, variables: { workspace: "demo", upload: "u1", kind: "accounts" } },
  result: {
    data: {
      previewImport: {
        __typename: "ImportPreviewPayload" as const,
        problems: [],
        preview: {
          __typename: "ImportPreview" as const,
          format: "csv",
          columns: [
            { __typename: "PreviewColumn" as const, column: "Account ID", field: "id", samples: ["1"] },
            { __typename: "PreviewColumn" as const, column: "Company", field: null, samples: ["Northwind"] },
          ],
          sampleRejects: [],
        },
      },
    },
  },
};

test("a required field that nothing fills holds the start back until a column is mapped to it", async () => {
  const onStarted = vi.fn();
  const start = {
    request: {
      query: StartImportDocument,
      variables: {
        workspace: "demo",
        upload: "u1",
        kind: "accounts",
        source: null,
        mapping: [
          { column: "Account ID", field: "id" },
          { column: "Company", field: "name" },
        ],
      },
    },
    result: {
      data: {
        startImport: {
          __typename: "ImportPayload" as const,
          problems: [],
          job: {
            __typename: "ImportJob" as const,
            id: "j1",
            kind: "accounts",
            source: "a.csv",
            fileName: "a.csv",
            state: "running",
            linesDone: 0,
            inserted: 0,
            updated: 0,
            unchanged: 0,
            rejected: 0,
            message: null,
            startedAt: "2026-11-22T08:00:00Z",
            updatedAt: "2026-11-22T08:00:00Z",
          },
        },
      },
    },
  };
  renderPage(
    () => (
      <ImportPreviewCard
        file={{ id: "u1", fileName: "a.csv" }}
        plural="accounts"
        kind={kind}
        onCancel={() => undefined}
        onStarted={onStarted}
      />
    ),
    "/w/demo/data/import",
    [preview, start],
  );
  const company = await screen.findByRole("combobox", { name: "Column Company becomes" });
  expect(screen.getByText(/No column fills name/)).toBeTruthy();
  const button = screen.getByRole("button", { name: "Start import" });
  expect(button.hasAttribute("disabled")).toBe(true);
  await userEvent.selectOptions(company, "field:name");
  await userEvent.click(button);
  await waitFor(() => expect(onStarted).toHaveBeenCalledOnce());
});
