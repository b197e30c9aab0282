import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import styles from "./HomePage.module.css";

/** The brief's frames while it is computed, so that nothing moves when it lands. */
export function HomeFrame({ title }: { readonly title: string }) {
  return (
    <div>
      <PageHead title={title} caption={"\u00a0"} />
      <div className={styles["findings"]}>
        <div className={styles["waiting"]}>
          <Skeleton label="Computing the brief" rows={9} />
        </div>
      </div>
      <div className={styles["tiles"]} aria-hidden="true">
        {["revenue", "orders", "buyers", "more"].map((tile) => (
          <div key={tile} className={styles["blank"]} />
        ))}
      </div>
    </div>
  );
}
