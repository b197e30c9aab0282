import type { DemoWorkspace } from "@throughline/demo";
import type { Ask } from "./ask.ts";

const DOCUMENT = `query Loaded($workspace: ID!) {
  workspace(id: $workspace) {
    imports { state kind linesDone rejected message }
    status { engine { state lagDocuments lagBusiness problem } }
  }
}`;

interface Answer {
  readonly workspace: {
    readonly imports: readonly { state: string; kind: string; linesDone: number; rejected: number; message?: string }[];
    readonly status: {
      readonly engine: { state: string; lagDocuments: number; lagBusiness: number; problem?: string };
    };
  } | null;
}

/**
 * Waits until every file of a demo workspace is imported without a reject and the engine has read all of it. An engine that
 * does not answer yet is asked again.
 */
export async function loaded(ask: Ask, demo: DemoWorkspace, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const state = await ask<Answer>(DOCUMENT, { workspace: demo.id }).then(
      (answer) => missing(answer, demo),
      (error: Error) => error.message,
    );
    if (state === null) return;
    if (Date.now() > end) throw new Error(`${demo.id} is not loaded after ${timeoutMs / 1000} s: ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

function missing({ workspace }: Answer, demo: DemoWorkspace): string | null {
  if (!workspace) return "the workspace does not exist";
  const { imports, status } = workspace;
  const failed = imports.find((job) => job.state === "failed" || job.rejected > 0);
  if (failed)
    throw new Error(`import of ${failed.kind}: ${failed.state}, ${failed.rejected} rejected, ${failed.message}`);
  const done = imports.filter((job) => job.state === "done").length;
  if (done < demo.files.length) return `${done} of ${demo.files.length} files are imported`;
  const { state, lagDocuments, lagBusiness, problem } = status.engine;
  return state === "ready" && lagDocuments + lagBusiness === 0
    ? null
    : `the engine is ${state} (${problem ?? "reading"})`;
}

/** Waits until the engine has read what the stores of a workspace hold now. */
export async function caughtUp(ask: Ask, workspace: string, timeoutMs: number): Promise<void> {
  const from = Date.now();
  for (let asOf = 0; asOf < from; ) {
    if (Date.now() > from + timeoutMs) throw new Error(`${workspace} is not read after ${timeoutMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    asOf = Number(new Date((await ask<Read>(READ, { workspace })).workspace.catalog.asOf));
  }
}

const READ = "query Read($workspace: ID!) { workspace(id: $workspace) { catalog { asOf } } }";

interface Read {
  readonly workspace: { readonly catalog: { readonly asOf: string | number } };
}
