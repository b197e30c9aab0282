import { lazy, Suspense, useState } from "react";
import { Button } from "../ui/Button.tsx";
import type { SaveAsSegmentProps } from "./save-as-segment.ts";

const SaveDialog = lazy(async () => ({ default: (await import("./SaveDialog.tsx")).SaveDialog }));

/** Keeps the people of a number under a name: its definition, so that the segment goes on counting by itself. */
export function SaveAsSegment(props: SaveAsSegmentProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        Save as segment
      </Button>
      {open && (
        <Suspense fallback={null}>
          <SaveDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
