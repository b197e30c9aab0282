import type { ReactElement } from "react";
import { classes } from "../../ui/classes.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Navigation } from "./Navigation.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import styles from "./Sidebar.module.css";
import { WorkspaceMenu } from "./WorkspaceMenu.tsx";

interface SidebarProps {
  readonly mini: boolean;
  readonly onMini: (mini: boolean) => void;
}

/** 232 wide, or 56 with icons only. Narrow screens use the sheet instead. */
export function Sidebar({ mini, onMini }: SidebarProps): ReactElement {
  return (
    <div className={classes(styles["sidebar"], mini && styles["mini"])}>
      <WorkspaceMenu />
      <Navigation mini={mini} />
      <div className={styles["foot"]}>
        <PersonMenu mini={mini} />
        <IconButton
          icon="sidebar"
          label={mini ? "Expand the sidebar" : "Collapse the sidebar"}
          onPress={() => onMini(!mini)}
        />
      </div>
    </div>
  );
}

/** The same content in the sheet of narrow screens. */
export function SidebarSheet({ onNavigate }: { readonly onNavigate: () => void }): ReactElement {
  return (
    <div className={styles["sheet"]}>
      <WorkspaceMenu />
      <Navigation mini={false} onNavigate={onNavigate} />
      <div className={styles["foot"]}>
        <PersonMenu mini={false} />
      </div>
    </div>
  );
}
