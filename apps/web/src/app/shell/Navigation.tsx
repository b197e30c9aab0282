import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { type Screen, screenPath, screens } from "../screens.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import styles from "./Sidebar.module.css";

interface NavigationProps {
  readonly mini: boolean;
  readonly onNavigate?: () => void;
}

const groups = [1, 2, 3, 4] as const;

/** The screens that exist, in groups. The bar's choices travel along, so a range stays while one looks around. */
export function Navigation({ mini, onNavigate }: NavigationProps): ReactElement {
  const workspace = useWorkspace();
  const item = (screen: Screen) => (
    <li key={screen.id}>
      <Link
        to={screenPath(workspace.id, screen)}
        search={barOnly}
        className={styles["item"] ?? ""}
        activeOptions={{ exact: screen.path === "", includeSearch: false }}
        title={mini ? screen.name : undefined}
        {...(onNavigate && { onClick: onNavigate })}
      >
        <Icon name={screen.icon} />
        <span>{screen.name}</span>
      </Link>
    </li>
  );
  return (
    <nav aria-label="Screens" className={styles["groups"]}>
      {groups.map((group) => (
        <ul key={group}>{screens.filter((screen) => screen.group === group).map(item)}</ul>
      ))}
    </nav>
  );
}

/** Carries range, comparison, zone and segment to the next screen and leaves the page's own parameters behind. */
export function barOnly(search: Record<string, unknown>): Record<string, unknown> {
  const { range, compare, zone, within, internal } = search;
  return {
    ...(range !== undefined && { range }),
    ...(compare !== undefined && { compare }),
    ...(zone !== undefined && { zone }),
    ...(within !== undefined && { within }),
    ...(internal !== undefined && { internal }),
  };
}
