import type { RequestContext } from "../../context.ts";
import { ApiError } from "../../repo/api-error.ts";
import type { Builder } from "../../schema/builder.ts";
import { SegmentNotes } from "./segment-notes.ts";
import type { SpellService } from "./spell-service.ts";

const mostIds = 200;

/** The spells of a workspace as they are now, not as they were when the stream began. */
async function spellsNow(context: RequestContext, workspaceId: string): Promise<SpellService> {
  const now = context.again();
  const found = await now.workspaces.find(workspaceId);
  if (!found) throw new ApiError("BAD_INPUT", "There is no such workspace.");
  return now.in(now.open(found).id).spells;
}

export function segmentChanged(builder: Builder): void {
  builder.objectType("SegmentNote", {
    description: "How a segment is now, and how many came and went since the note before.",
    authScopes: { reader: true },
    fields: (t) => ({
      segmentId: t.exposeID("segmentId"),
      size: t.exposeInt("size"),
      entered: t.exposeInt("entered", { description: "Whoever came in, a changed definition included." }),
      left: t.exposeInt("left"),
      asOf: t.expose("asOf", { type: "Instant" }),
    }),
  });
  builder.subscriptionField("segmentChanged", (t) =>
    t.field({
      type: "SegmentNote",
      description: `Tells of each segment how it is, then whenever its members changed, at most once a second. At most ${mostIds} ids.`,
      args: { workspaceId: t.arg.id({ required: true }), ids: t.arg.idList({ required: true }) },
      subscribe: async (_, { workspaceId, ids }, context) => {
        if (ids.length === 0 || ids.length > mostIds) throw new ApiError("BAD_INPUT", `Name 1 to ${mostIds} segments.`);
        await spellsNow(context, workspaceId);
        const view = async (found: Parameters<SpellService["seen"]>[0]) =>
          (await spellsNow(context, workspaceId)).seen(found);
        return new SegmentNotes(context.segmentWatch, workspaceId, [...new Set(ids)], view);
      },
      resolve: (event) => {
        if ("failure" in event) throw event.failure;
        return event.note;
      },
    }),
  );
}
