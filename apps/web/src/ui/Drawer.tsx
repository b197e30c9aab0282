import { type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";

interface DrawerProps {
  /** A quiet line above the title: where the drawer comes from. */
  readonly caption?: ReactNode;
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly foot?: ReactNode;
  /** Lies over the page below 1600 px: for pages that need their width. */
  readonly over?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * The panel at the right, 376 wide, beside the page and not over it: the page stays usable. Focus moves to it when it
 * opens and back to where it was when it closes; Esc closes it.
 */
export function Drawer({ caption, title, actions, foot, over, onClose, children }: DrawerProps): ReactElement {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-labelledby={id}
      className={styles["drawer"]}
      data-over={over ? "" : undefined}
      style={{ outline: "none" }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <div className={styles["drawerHead"]}>
        <div className={styles["drawerTitle"]}>
          <div>
            {caption !== undefined && <p className={styles["caption"]}>{caption}</p>}
            <h2 id={id}>{title}</h2>
          </div>
          <IconButton icon="close" label="Close" onPress={onClose} />
        </div>
        {actions}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles["drawerBody"]} tabIndex={0} aria-labelledby={id}>
        {children}
      </section>
      {foot !== undefined && <div className={styles["drawerFoot"]}>{foot}</div>}
    </aside>
  );
}
