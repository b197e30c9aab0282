import { lazy, Suspense, useState } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import type { SaveAsSegmentProps } from "./save-as-segment.ts";

const SaveDialog = lazy(async () => ({ default: (await import("./SaveDialog.tsx")).SaveDialog }));

/** Keeps the people of a number under a name: its definition, so that the segment goes on counting by itself. */
export function SaveAsSegment(props: SaveAsSegmentProps) {
  const { id: workspaceId } = useWorkspace();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState<string>();
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        Save as segment
      </Button>
      {/* The toast goes by itself; this stays, and is the next stop of the keyboard. */}
      {saved !== undefined && (
        <ButtonLink to="/w/$workspaceId/segments/$id" params={{ workspaceId, id: saved }}>
          View segment
        </ButtonLink>
      )}
      {open && (
        <Suspense fallback={null}>
          <SaveDialog {...props} onSaved={setSaved} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
