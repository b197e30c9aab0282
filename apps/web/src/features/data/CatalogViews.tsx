import { Link } from "@tanstack/react-router";
import { formatNumber } from "../../ui/format/number.ts";
import type { CatalogView } from "./catalog-view.ts";
import styles from "./DataPage.module.css";

/** Which records of the catalog are shown: links, because the choice lives in the URL. */
export function CatalogViews({ views, current }: { readonly views: readonly CatalogView[]; readonly current: string }) {
  return (
    <nav className={styles["kinds"]} aria-label="Catalog">
      {views.map((view) => (
        <Link
          key={view.id}
          to="."
          search={(old: Record<string, unknown>) => ({ ...old, of: view.id, event: undefined, q: undefined })}
          aria-current={view.id === current ? "page" : undefined}
        >
          {view.name} <span>{formatNumber(view.count)}</span>
        </Link>
      ))}
    </nav>
  );
}
