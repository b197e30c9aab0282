import type { ReactNode } from "react";
import { usePageTitle } from "../../app/shell/page-title.ts";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import styles from "./DataPage.module.css";
import { DataTabs } from "./DataTabs.tsx";

interface DataSheetProps {
  /** In the breadcrumb, the window and the palette. */
  readonly name: string;
  /** What the page found, as its title. */
  readonly title: string;
  readonly caption?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every part of the Data screen but its catalog. */
export function DataSheet({ name, title, caption, actions, children }: DataSheetProps) {
  usePageTitle(name);
  return (
    <div className={styles["page"]}>
      <PageHead title={title} caption={caption} actions={actions} />
      <DataTabs />
      {children}
    </div>
  );
}
