import { type ReactElement, useSyncExternalStore } from "react";
import { Button } from "../Button.tsx";
import { Icon } from "../Icon.tsx";
import { IconButton } from "../IconButton.tsx";
import styles from "./ToastRegion.module.css";
import { dismissToast, toastStore } from "./toast-store.ts";

/** Where toasts appear; always present so that screen readers announce what is added. */
export function ToastRegion(): ReactElement {
  const messages = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  return (
    <div role="status" aria-live="polite" className={styles["region"]}>
      {messages.map((message) => (
        <div key={message.id} className={styles["toast"]}>
          <Icon
            name={message.tone === "done" ? "check" : "warning"}
            className={styles[message.tone === "done" ? "done" : "problem"]}
          />
          <span className={styles["text"]}>{message.text}</span>
          {message.action && (
            <Button
              look="link"
              onPress={() => {
                dismissToast(message.id);
                message.action?.onPress();
              }}
            >
              {message.action.label}
            </Button>
          )}
          <IconButton icon="close" label="Dismiss" onPress={() => dismissToast(message.id)} />
        </div>
      ))}
    </div>
  );
}
