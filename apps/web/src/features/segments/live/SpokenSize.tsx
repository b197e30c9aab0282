import { useEffect, useState } from "react";
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx";
import { speakEveryMs } from "./live-words.ts";

/** Tells readers a size that changes by itself, at most once a minute; the first one stands on the page already. */
export function SpokenSize({ words }: { readonly words: string }) {
  const [spoken, setSpoken] = useState({ words, at: Date.now() });
  useEffect(() => {
    if (words === spoken.words) return;
    const wait = Math.max(0, spoken.at + speakEveryMs - Date.now());
    const timer = setTimeout(() => setSpoken({ words, at: Date.now() }), wait);
    return () => clearTimeout(timer);
  }, [words, spoken]);
  const [first] = useState(words);
  return (
    <VisuallyHidden>
      <span role="status">{spoken.words === first ? "" : spoken.words}</span>
    </VisuallyHidden>
  );
}
