import { lazy, Suspense, useState } from "react";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { ButtonLink } from "../../../ui/ButtonLink.tsx";
import { Confirm } from "../../../ui/confirm/Confirm.tsx";
import { formatDate } from "../../../ui/format/time.ts";
import { Menu } from "../../../ui/Menu.tsx";
import { PageHead } from "../../../ui/page-head/PageHead.tsx";
import { Tag } from "../../../ui/Tag.tsx";
import { isList } from "../list/is-list.ts";
import { mayEdit } from "../may-edit.ts";
import type { Asker, SegmentParts } from "./segment-documents.ts";
import { useLabel } from "./use-label.ts";

const LabelDialog = lazy(async () => ({ default: (await import("./LabelDialog.tsx")).LabelDialog }));
const EditListDialog = lazy(async () => ({ default: (await import("../list/EditListDialog.tsx")).EditListDialog }));

interface SegmentHeadProps {
  readonly segment: SegmentParts;
  readonly me: Asker | undefined;
}

/** Name, tags and state; editing the definition leads to the builder, the rest is a small dialog. */
export function SegmentHead({ segment, me }: SegmentHeadProps) {
  const { id: workspaceId } = useWorkspace();
  const zone = useZone();
  const [open, setOpen] = useState<"label" | "list" | "archive" | null>(null);
  const { onArchive } = useLabel(segment);
  const archived = segment.archivedAt !== null;
  const act = (id: string) => {
    if (id === "label") setOpen("label");
    else if (archived || segment.usedBy.length === 0) onArchive(!archived);
    else setOpen("archive");
  };
  const archive = () => {
    setOpen(null);
    onArchive(true);
  };
  return (
    <>
      <PageHead
        title={segment.name}
        tags={[
          ...(archived
            ? [
                <Tag
                  key="archived state"
                  tone="warning"
                >{`Archived ${formatDate(segment.archivedAt ?? "", zone)}`}</Tag>,
              ]
            : []),
          ...segment.tags.map((tag) => <Tag key={tag}>{tag}</Tag>),
        ]}
        caption={[segment.description, `Version ${segment.version}`, `changed ${formatDate(segment.updatedAt, zone)}`]
          .filter(Boolean)
          .join(", ")}
        actions={
          mayEdit(me?.role) && (
            <>
              <Menu
                label="More"
                trigger={<Button aria-label="More">More</Button>}
                groups={[
                  {
                    items: [
                      { id: "label", name: "Name and tags" },
                      { id: "archive", name: archived ? "Take out of the archive" : "Archive" },
                    ],
                  },
                ]}
                onAction={act}
                placement="bottom end"
              />
              {isList(segment.definition, segment.id) ? (
                <Button look="primary" onPress={() => setOpen("list")}>
                  Edit list
                </Button>
              ) : (
                <ButtonLink
                  to="/w/$workspaceId/segments/$id/edit"
                  params={{ workspaceId, id: segment.id }}
                  look="primary"
                >
                  Edit
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {open === "archive" && (
        <Confirm
          title={`Archive “${segment.name}”`}
          confirm="Archive"
          onConfirm={archive}
          onClose={() => setOpen(null)}
        >
          <p>
            {segment.usedBy.map(({ name }) => `“${name}”`).join(", ")} {segment.usedBy.length === 1 ? "uses" : "use"} it
            and will count as before. It is no longer offered for new definitions, and who enters and leaves it is no
            longer recorded.
          </p>
        </Confirm>
      )}
      <Suspense fallback={null}>
        {open === "label" && <LabelDialog segment={segment} onClose={() => setOpen(null)} />}
        {open === "list" && <EditListDialog id={segment.id} name={segment.name} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}
