import type { Builder } from "../../schema/builder.ts";

export function status(builder: Builder): void {
  builder.objectType("Freshness", {
    description: "`state`: ok | syncing | stale. `reason` says why when stale.",
    authScopes: { reader: true },
    fields: (t) => ({
      asOf: t.expose("asOf", { type: "Instant" }),
      state: t.exposeString("state"),
      reason: t.exposeString("reason", { nullable: true }),
      version: t.exposeInt("version"),
    }),
  });
  builder.objectType("NamedCount", {
    authScopes: { staff: true },
    fields: (t) => ({ name: t.exposeString("name"), count: t.exposeFloat("count") }),
  });
  builder.objectType("StoreStatus", {
    authScopes: { staff: true },
    fields: (t) => ({
      name: t.exposeString("name"),
      engine: t.exposeString("engine"),
      state: t.exposeString("state"),
      reason: t.string({ nullable: true, resolve: ({ reason }) => reason ?? null }),
      latencyMs: t.exposeFloat("latencyMs"),
      counts: t.field({ type: ["NamedCount"], resolve: ({ counts }) => [...counts] }),
    }),
  });
  builder.objectType("EngineStatus", {
    authScopes: { staff: true },
    fields: (t) => ({
      state: t.exposeString("state"),
      version: t.int({ resolve: ({ cut }) => cut.version }),
      asOf: t.field({ type: "Instant", resolve: ({ cut }) => cut.asOf }),
      rows: t.exposeFloat("rows"),
      runs: t.exposeInt("runs"),
      deltaRows: t.exposeFloat("deltaRows"),
      lagDocuments: t.float({ resolve: ({ lag }) => lag.documents }),
      lagBusiness: t.float({ resolve: ({ lag }) => lag.business }),
      lagSeconds: t.float({ resolve: ({ lag }) => lag.seconds }),
      lastCompactionAt: t.expose("lastCompactionAt", { type: "Instant", nullable: true }),
      lastReconciledAt: t.expose("lastReconciledAt", { type: "Instant", nullable: true }),
      problem: t.exposeString("problem", { nullable: true }),
      bytes: t.exposeFloat("bytes"),
    }),
  });
  builder.objectType("SegmentsStatus", {
    description:
      "How far the members of saved segments are recorded. `state`: ok | syncing (some are still to be counted) | stale (nothing can be recorded now) | failed (the worker does not answer).",
    authScopes: { staff: true },
    fields: (t) => ({
      state: t.exposeString("state"),
      asOf: t.expose("asOf", {
        type: "Instant",
        nullable: true,
        description:
          "All that happened before is recorded, but of those still to be counted; null before the first look.",
      }),
      followed: t.exposeInt("followed", { nullable: true, description: "Null while it is not known." }),
      uncounted: t.exposeInt("uncounted", {
        nullable: true,
        description: "How many still have to be counted as a whole.",
      }),
      trouble: t.exposeString("trouble", { nullable: true, description: "The last one, whether it is over or not." }),
      troubleAt: t.expose("troubleAt", { type: "Instant", nullable: true }),
    }),
  });
  builder.objectType("ProcessStatus", {
    authScopes: { staff: true },
    fields: (t) => ({
      name: t.exposeString("name"),
      state: t.exposeString("state"),
      since: t.expose("since", { type: "Instant" }),
      restarts: t.exposeInt("restarts"),
    }),
  });
  builder.objectType("Status", {
    description:
      "What lies beneath: stores, engine, segments and processes. Not for sellers, whose counts are their own accounts'.",
    authScopes: { staff: true },
    fields: (t) => ({
      stores: t.field({ type: ["StoreStatus"], resolve: ({ stores }) => [...stores] }),
      engine: t.expose("engine", { type: "EngineStatus" }),
      segments: t.expose("segments", { type: "SegmentsStatus" }),
      processes: t.field({ type: ["ProcessStatus"], resolve: ({ processes }) => [...processes] }),
      version: t.exposeString("version"),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    freshness: t.field({ type: "Freshness", resolve: ({ id }, _, context) => context.in(id).status.freshness() }),
    status: t.field({
      type: "Status",
      authScopes: { staff: true },
      resolve: ({ id }, _, context) => context.in(id).status.status(),
    }),
  }));
}
