import type { ReactNode } from "react";
import styles from "./PageTabs.module.css";

/** The links between the parts of a page, in the order of use; the current one says `aria-current`. */
export function PageTabs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav className={styles["tabs"]} aria-label={label}>
      {children}
    </nav>
  );
}
