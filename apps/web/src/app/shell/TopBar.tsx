import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { type Screen, screenPath } from "../screens.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { BarControls } from "./BarControls.tsx";
import { Freshness } from "./Freshness.tsx";
import { Mark } from "./Mark.tsx";
import { barOnly } from "./Navigation.tsx";
import { openOverlay } from "./overlay-store.ts";
import { ShareButton } from "./ShareButton.tsx";
import styles from "./TopBar.module.css";

interface TopBarProps {
  readonly screen: Screen;
  readonly title: string | null;
  readonly onMenu: () => void;
}

/** The one bar of every screen: where, over which time, how fresh, share, find. Parts are dropped, never reordered. */
export function TopBar({ screen, title, onMenu }: TopBarProps): ReactElement {
  return (
    <header className={styles["bar"]}>
      <div className={styles["lead"]}>
        <span className={styles["narrow"]}>
          <IconButton icon="menu" label="Open the screens" large onPress={onMenu} />
          <Mark />
        </span>
        <Breadcrumb screen={screen} title={title} />
      </div>
      <div className={styles["right"]}>
        <BarControls parts={screen.bar} />
        <span className={styles["break"]} />
        <Freshness />
        <ShareButton />
        <AriaButton className={styles["search"] ?? ""} aria-label="Find, ⌘K" onPress={() => openOverlay("palette")}>
          <Icon name="search" />
          <span className={styles["kbd"]}>
            <Kbd>⌘K</Kbd>
          </span>
        </AriaButton>
      </div>
    </header>
  );
}

function Breadcrumb({ screen, title }: Pick<TopBarProps, "screen" | "title">): ReactElement {
  const workspace = useWorkspace();
  return (
    <nav aria-label="Breadcrumb" className={styles["crumbs"]}>
      <ol>
        {title === null ? (
          <li aria-current="page">{screen.name}</li>
        ) : (
          <>
            <li>
              <Link to={screenPath(workspace.id, screen)} search={barOnly}>
                {screen.name}
              </Link>
            </li>
            <li aria-current="page">{title}</li>
          </>
        )}
      </ol>
    </nav>
  );
}
