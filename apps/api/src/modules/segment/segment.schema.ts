import type { RequestContext } from "../../context.ts";
import { ApiError } from "../../repo/api-error.ts";
import type { Builder } from "../../schema/builder.ts";
import { pageCost } from "../../schema/page-cost.ts";
import type { Moved } from "./segment-answers.ts";
import type { SegmentService } from "./segment-service.ts";

async function segmentsOf(context: RequestContext, workspaceId: string): Promise<SegmentService> {
  const found = await context.workspaces.find(workspaceId);
  if (!found) throw new ApiError("BAD_INPUT", "There is no such workspace.");
  return context.in(context.open(found).id).segments;
}

async function sample(context: RequestContext, moved: Moved | null, first: number | null | undefined) {
  if (!moved) return [];
  const { people, without } = moved;
  return [...(await context.in(people.workspaceId).explanations.changed(people, without, first))];
}

export function segment(builder: Builder): void {
  builder.objectType("SegmentVersion", {
    authScopes: { reader: true },
    fields: (t) => ({
      version: t.int({ resolve: ({ version }) => version.version }),
      definition: t.field({
        type: "Definition",
        resolve: (node, _, context) => context.in(node.node.workspaceId).segments.definitionOf(node),
      }),
      savedAt: t.field({ type: "Instant", resolve: ({ version }) => version.savedAt }),
      savedBy: t.string({ resolve: ({ version }) => version.savedBy }),
      note: t.string({ resolve: ({ version }) => version.note }),
      removed: t.stringList({
        description: "What the version before had and this has not, in words.",
        resolve: (node, _, context) => [...context.in(node.node.workspaceId).segments.difference(node).removed],
      }),
      added: t.stringList({
        resolve: (node, _, context) => [...context.in(node.node.workspaceId).segments.difference(node).added],
      }),
    }),
  });
  builder.objectType("SegmentChange", {
    description: "What saving a definition would do.",
    authScopes: { reader: true },
    fields: (t) => ({
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
      entering: t.field({
        type: "Population",
        nullable: true,
        resolve: ({ entering }) => entering?.people ?? null,
      }),
      leaving: t.field({ type: "Population", nullable: true, resolve: ({ leaving }) => leaving?.people ?? null }),
      enteringSample: t.field({
        type: ["ChangedUnit"],
        description: "The first of those who come in, at most 10, each with what kept it out until now.",
        complexity: pageCost(3),
        args: { first: t.arg.int({ defaultValue: 3 }) },
        resolve: ({ entering }, { first }, context) => sample(context, entering, first),
      }),
      leavingSample: t.field({
        type: ["ChangedUnit"],
        description: "The first of those who go, at most 10, each with what it does not fit any more.",
        complexity: pageCost(3),
        args: { first: t.arg.int({ defaultValue: 3 }) },
        resolve: ({ leaving }, { first }, context) => sample(context, leaving, first),
      }),
      removed: t.stringList({ resolve: ({ removed }) => [...removed] }),
      added: t.stringList({ resolve: ({ added }) => [...added] }),
    }),
  });
  builder.objectType("Segment", {
    description: "A named, versioned population.",
    authScopes: { reader: true },
    fields: (t) => ({
      id: t.id({ resolve: (node) => node.segment.id }),
      name: t.string({ resolve: (node) => node.segment.name }),
      description: t.string({ resolve: (node) => node.segment.description }),
      tags: t.stringList({ resolve: (node) => [...node.segment.tags] }),
      ownerId: t.string({ resolve: (node) => node.segment.ownerId }),
      unit: t.field({ type: "Unit", resolve: (node) => node.segment.unit }),
      version: t.int({ description: "Of the definition.", resolve: (node) => node.segment.version }),
      revision: t.int({ description: "Of name, description and tags.", resolve: (node) => node.segment.revision }),
      archivedAt: t.field({ type: "Instant", nullable: true, resolve: (node) => node.segment.archivedAt }),
      createdAt: t.field({ type: "Instant", resolve: (node) => node.segment.createdAt }),
      updatedAt: t.field({ type: "Instant", resolve: (node) => node.segment.updatedAt }),
      definition: t.field({
        type: "Definition",
        resolve: (node, _, context) => context.in(node.workspaceId).segments.definition(node),
      }),
      problems: t.field({
        type: ["Problem"],
        description:
          "Fields and events that the definition, or a segment that it names, uses and the data no longer have. While there are any, the size counts them as missing.",
        resolve: async (node, _, context) => [...(await context.in(node.workspaceId).segments.problems(node))],
      }),
      usedBy: t.field({
        type: ["Segment"],
        description: "Segments that name this one.",
        resolve: async (node, _, context) => [...(await context.in(node.workspaceId).segments.usedBy(node))],
      }),
      population: t.field({
        type: "Population",
        resolve: (node, _, context) => context.in(node.workspaceId).segments.population(node),
      }),
      versions: t.field({
        type: ["SegmentVersion"],
        description: "Newest first.",
        complexity: pageCost(20),
        args: { first: t.arg.int({ defaultValue: 20 }) },
        resolve: async (node, { first }, context) => [
          ...(await context.in(node.workspaceId).segments.versions(node, first)),
        ],
      }),
      change: t.field({
        type: "SegmentChange",
        description: "What saving this definition would do: who comes in, who goes.",
        args: { where: t.arg({ type: "ConditionInput", required: true }) },
        resolve: (node, { where }, context) => context.in(node.workspaceId).segments.change(node, where),
      }),
    }),
  });
  builder.objectType("SegmentEdge", {
    authScopes: { reader: true },
    fields: (t) => ({ cursor: t.exposeString("cursor"), node: t.expose("node", { type: "Segment" }) }),
  });
  builder.objectType("SegmentConnection", {
    authScopes: { reader: true },
    fields: (t) => ({
      edges: t.field({
        type: ["SegmentEdge"],
        complexity: { field: 0, multiplier: 1 },
        resolve: ({ edges }) => [...edges],
      }),
      totalCount: t.int({ resolve: ({ totalCount }) => totalCount() }),
      pageInfo: t.expose("pageInfo", { type: "PageInfo" }),
    }),
  });
  builder.objectType("SegmentPayload", {
    authScopes: { editor: true },
    fields: (t) => ({
      segment: t.expose("segment", {
        type: "Segment",
        nullable: true,
        description: "After a conflict: as the other person saved it.",
      }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectType("SegmentListPayload", {
    authScopes: { editor: true },
    fields: (t) => ({
      segment: t.expose("segment", { type: "Segment", nullable: true }),
      added: t.exposeInt("added"),
      removed: t.exposeInt("removed"),
      unknown: t.exposeInt("unknown", { description: "How many of the given ids nobody has; they are kept." }),
      unknownSamples: t.stringList({ resolve: ({ unknownSamples }) => [...unknownSamples] }),
      problems: t.field({ type: ["Problem"], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.objectFields("Workspace", (t) => ({
    segments: t.field({
      type: "SegmentConnection",
      description: "By name. Archived ones only when asked for.",
      complexity: pageCost(50),
      args: {
        search: t.arg.string(),
        tag: t.arg.string(),
        unit: t.arg({ type: "Unit" }),
        archived: t.arg.boolean(),
        first: t.arg.int({ defaultValue: 50 }),
        after: t.arg.string(),
      },
      resolve: (workspace, args, context) => context.in(workspace.id).segments.list(args),
    }),
    segment: t.field({
      type: "Segment",
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: (workspace, { id }, context) => context.in(workspace.id).segments.find(id),
    }),
  }));
  const label = builder.inputType("SegmentLabelInput", {
    fields: (t) => ({
      name: t.string({ required: true }),
      description: t.string({ defaultValue: "" }),
      tags: t.stringList({ defaultValue: [] }),
    }),
  });
  const mode = builder.enumType("ListEditMode", { values: ["append", "replace", "remove"] as const });
  const upload = builder.inputType("ListUploadInput", {
    description: "An edit whose ids are too many for one call comes in parts; the list changes with the last.",
    fields: (t) => ({
      id: t.id({ required: true, description: "The same for all parts, and of this edit alone." }),
      size: t.int({ description: "With the last part: how many ids all of them have together, each once." }),
    }),
  });
  builder.mutationFields((t) => ({
    createSegmentList: t.field({
      type: "SegmentPayload",
      description: "A segment that is a list of ids, empty at first.",
      authScopes: { editor: true },
      args: {
        workspaceId: t.arg.id({ required: true }),
        unit: t.arg({ type: "Unit", defaultValue: "customer" }),
        label: t.arg({ type: label, required: true }),
      },
      resolve: async (_, { workspaceId, unit, label: given }, context) =>
        (await segmentsOf(context, workspaceId)).createList(unit ?? "customer", filled(given)),
    }),
    editSegmentList: t.field({
      type: "SegmentListPayload",
      description: "At most 10,000 ids at once, more in parts of an upload; `42` is short for `user:42`.",
      authScopes: { editor: true },
      args: {
        workspaceId: t.arg.id({ required: true }),
        id: t.arg.id({ required: true }),
        mode: t.arg({ type: mode, required: true }),
        ids: t.arg.stringList({ required: true }),
        upload: t.arg({ type: upload }),
      },
      resolve: async (_, { workspaceId, id, mode: how, ids, upload: part }, context) =>
        (await segmentsOf(context, workspaceId)).editList(id, how, {
          keys: ids.map((one) => one.trim()),
          ...(part && { upload: { id: part.id, size: part.size ?? undefined } }),
        }),
    }),
    createSegment: t.field({
      type: "SegmentPayload",
      authScopes: { editor: true },
      args: {
        workspaceId: t.arg.id({ required: true }),
        unit: t.arg({ type: "Unit", defaultValue: "customer" }),
        label: t.arg({ type: label, required: true }),
        where: t.arg({ type: "ConditionInput", required: true }),
        note: t.arg.string({ defaultValue: "" }),
      },
      resolve: async (_, { workspaceId, unit, label: given, where, note }, context) =>
        (await segmentsOf(context, workspaceId)).create(unit ?? "customer", filled(given), { where, note: note ?? "" }),
    }),
    defineSegment: t.field({
      type: "SegmentPayload",
      description: "Saves a new version of the definition; `version` is the one that the editor began with.",
      authScopes: { editor: true },
      args: {
        workspaceId: t.arg.id({ required: true }),
        id: t.arg.id({ required: true }),
        version: t.arg.int({ required: true }),
        where: t.arg({ type: "ConditionInput", required: true }),
        note: t.arg.string({ defaultValue: "" }),
      },
      resolve: async (_, { workspaceId, id, version, where, note }, context) =>
        (await segmentsOf(context, workspaceId)).define(id, version, { where, note: note ?? "" }),
    }),
    labelSegment: t.field({
      type: "SegmentPayload",
      description: "Renames, describes, tags, gives to another owner, archives or takes out of the archive.",
      authScopes: { editor: true },
      args: {
        workspaceId: t.arg.id({ required: true }),
        id: t.arg.id({ required: true }),
        revision: t.arg.int({ required: true }),
        label: t.arg({ type: label, required: true }),
        archived: t.arg.boolean({ defaultValue: false }),
        giveTo: t.arg.id({ description: "Its next owner, one of the workspace's members; absent: as it is." }),
      },
      resolve: async (_, { workspaceId, id, revision, label: given, archived, giveTo }, context) =>
        (await segmentsOf(context, workspaceId)).label(id, revision, filled(given), {
          archived: archived ?? false,
          ownerId: giveTo ?? undefined,
        }),
    }),
  }));
}

function filled(given: { name: string; description?: string | null | undefined; tags?: string[] | null | undefined }) {
  return { name: given.name, description: given.description ?? "", tags: given.tags ?? [] };
}
