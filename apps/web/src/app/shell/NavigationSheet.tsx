import type { ReactElement } from "react";
import { SideSheet } from "../../ui/Dialog.tsx";
import { SidebarSheet } from "./Sidebar.tsx";

/** The sidebar of narrow screens. */
export function NavigationSheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  return (
    <SideSheet title="Screens" isOpen onClose={onClose}>
      <SidebarSheet onNavigate={onClose} />
    </SideSheet>
  );
}
