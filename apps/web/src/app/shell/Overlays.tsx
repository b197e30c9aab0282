import { lazy, type ReactElement, Suspense } from "react";
import { closeOverlay, useOverlay } from "./overlay-store.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const Palette = lazy(async () => ({ default: (await import("../palette/Palette.tsx")).Palette }));
const ShortcutsDialog = lazy(async () => ({ default: (await import("./ShortcutsDialog.tsx")).ShortcutsDialog }));
const NavigationSheet = lazy(async () => ({ default: (await import("./NavigationSheet.tsx")).NavigationSheet }));

interface OverlaysProps {
  readonly sheet: boolean;
  readonly onSheet: (open: boolean) => void;
}

/** What stands over the page on demand; its code is loaded when first used. */
export function Overlays({ sheet, onSheet }: OverlaysProps): ReactElement {
  const overlay = useOverlay();
  useShortcuts();
  return (
    <Suspense fallback={null}>
      {overlay === "palette" && <Palette onClose={closeOverlay} />}
      {overlay === "shortcuts" && <ShortcutsDialog onClose={closeOverlay} />}
      {sheet && <NavigationSheet onClose={() => onSheet(false)} />}
    </Suspense>
  );
}
