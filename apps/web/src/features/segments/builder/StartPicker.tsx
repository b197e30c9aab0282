import type { Unit } from "@throughline/model";
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Menu, Popover } from "react-aria-components/Menu";
import { Input, SearchField } from "react-aria-components/SearchField";
import type { Choices } from "../../../fields/condition/choices.ts";
import styles from "../../../ui/Floating.module.css";
import { Icon } from "../../../ui/Icon.tsx";
import { MenuItem } from "../../../ui/overlays/MenuItem.tsx";
import type { OverlayState } from "../../../ui/overlays/OverlayTrigger.tsx";
import { type Start, startsFor } from "./draft/starts.ts";

interface StartPickerProps {
  readonly label: string;
  readonly unit: Unit;
  readonly choices: Choices;
  readonly onLook: () => void;
  readonly onPick: (start: Start) => void;
  readonly state: OverlayState;
}

/** So long an Enter waits for what is not there yet; and so often it is looked for. */
const lookMs = 2_000;

/** Conditions that a typed text may mean; the first is chosen by Enter. */
export function StartPicker(props: StartPickerProps): ReactElement {
  const { label, state } = props;
  return (
    <Popover {...state} offset={4} placement="bottom start" aria-label={label} className={styles["popover"] ?? ""}>
      <Search {...props} />
    </Popover>
  );
}

/** Begins empty each time it opens. */
function Search({ label, unit, choices, onLook, onPick, state }: StartPickerProps): ReactElement {
  const [text, setText] = useState("");
  const starts = useMemo(() => startsFor(text, unit, choices), [text, unit, choices]);
  const [asked, setAsked] = useState(false);
  const [first] = starts;
  const type = (typed: string): void => {
    setText(typed);
    setAsked(false);
    choices.onSegmentSearch(typed);
  };
  // Whoever types faster than the list is drawn, or than what is searched is there, means its first entry, too.
  const takeFirst = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== "Enter" || event.currentTarget.querySelector("[role=menuitem][data-focused]")) return;
    event.preventDefault();
    event.stopPropagation();
    setAsked(true);
  };
  useEffect(() => {
    if (!asked || !first) return;
    setAsked(false);
    onPick(first);
    state.onOpenChange(false);
  }, [asked, first, onPick, state]);
  const isEmpty = first === undefined;
  useEffect(() => {
    if (!isEmpty) return;
    onLook();
    const looking = setInterval(onLook, lookMs);
    return () => clearInterval(looking);
  }, [isEmpty, onLook]);
  useEffect(() => {
    if (!asked) return;
    const waiting = setTimeout(() => setAsked(false), lookMs);
    return () => clearTimeout(waiting);
  }, [asked]);
  return (
    <div className={styles["picker"]} data-wide onKeyDownCapture={takeFirst}>
      <Autocomplete inputValue={text} onInputChange={type}>
        <SearchField autoFocus aria-label={`Search: ${label}`} className={styles["search"] ?? ""}>
          <Icon name="search" />
          <Input placeholder="A value, a field, an event, a segment" />
        </SearchField>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className={styles["scroll"]} tabIndex={0} aria-label={label}>
          <Menu
            aria-label={label}
            className={styles["menu"] ?? ""}
            onAction={(key) => {
              const start = starts.find(({ id }) => id === key);
              if (start) onPick(start);
            }}
            onClose={() => state.onOpenChange(false)}
            renderEmptyState={() => (
              <p className={styles["empty"]}>
                {choices.noSegment ?? "Nothing in the data has this name. Change the text."}
              </p>
            )}
          >
            {starts.map(({ id, name, note }) => (
              <MenuItem key={id} id={id} name={name} note={note} />
            ))}
          </Menu>
        </section>
      </Autocomplete>
      <p className={styles["foot"]}>Several values at once: “DE, AT”</p>
    </div>
  );
}
