import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect } from "react";
import { nounTitle } from "../values/nouns.ts";
import { readWho } from "./who-search.ts";

const PeopleDrawer = lazy(async () => ({ default: (await import("./drawer/PeopleDrawer.tsx")).PeopleDrawer }));

/** The people behind a number of any page, beside it: what a `PopulationLink` opens. It stands in the URL, so Back closes it. */
export function WhoDrawer() {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const who = readWho(raw["who"]);
  const isOpen = who !== null;
  const close = useCallback(
    () =>
      void navigate({
        to: ".",
        search: (old: Record<string, unknown>) => ({ ...old, who: undefined }),
        resetScroll: false,
      }),
    [navigate],
  );
  // It may cover what is focused on the page below, so Escape closes it from there too.
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof Element && event.target.closest("[role=dialog], [role=menu], aside");
      if (event.key === "Escape" && !event.defaultPrevented && !elsewhere) close();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isOpen, close]);
  if (!who) return null;
  const { unit, where, version, at, of } = who;
  return (
    <Suspense fallback={null}>
      <PeopleDrawer
        key={JSON.stringify(where)}
        caption={nounTitle(of)}
        who={{ unit, where, version, at, orNow: true, includeInternal: true }}
        nobody="Nobody is in it any more."
        onClose={close}
        over
      />
    </Suspense>
  );
}
