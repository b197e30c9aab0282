import { useEffect, useRef, useState } from "react";
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx";

const PAUSE_MS = 60_000;

interface AnnouncerProps {
  readonly count: number;
  readonly newest: string | undefined;
}

/** Tells readers that events arrive, at most once a minute. */
export function Announcer({ count, newest }: AnnouncerProps) {
  const [words, setWords] = useState("");
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const now = performance.now();
    if (newest === undefined || now - last.current < PAUSE_MS) return;
    last.current = now;
    setWords(`Events are arriving, ${count} are shown`);
  }, [count, newest]);
  return (
    <VisuallyHidden>
      <span role="status">{words}</span>
    </VisuallyHidden>
  );
}
