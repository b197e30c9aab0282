import type { ReactElement } from "react";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { showToast } from "../../ui/toast/toast-store.ts";
import styles from "./TopBar.module.css";

/** Copies this very address: the URL is the state, so the link shows exactly what is seen. */
export function ShareButton(): ReactElement {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      showToast("Link copied. It opens exactly this view.");
    } catch {
      showToast("The link could not be copied. Copy the address bar instead.", "problem");
    }
  };
  return (
    <Button onPress={() => void copy()} aria-label="Share: copy the link" className={styles["share"]}>
      <span className={styles["shareIcon"]}>
        <Icon name="share" />
      </span>
      <span className={styles["shareText"]}>Share</span>
    </Button>
  );
}
