import { useState } from "react";

const key = "throughline.sidebar";

/** Whether the sidebar is collapsed to its icons; remembered on this device. */
export function useMini(): readonly [boolean, (mini: boolean) => void] {
  const [mini, setMini] = useState(() => {
    try {
      return localStorage.getItem(key) === "mini";
    } catch {
      return false;
    }
  });
  const change = (next: boolean): void => {
    setMini(next);
    try {
      localStorage.setItem(key, next ? "mini" : "full");
    } catch {
      // Without storage the choice holds until the page is left.
    }
  };
  return [mini, change];
}
