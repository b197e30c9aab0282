import { type RefObject, useEffect, useState } from "react";
import { Icon } from "../Icon.tsx";
import { Kbd } from "../Kbd.tsx";
import styles from "./IndexPage.module.css";

interface SearchBoxProps {
  readonly label: string;
  /** The search that is in force: the URL's. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
  /** Of the one that `/` leads to. */
  readonly inputRef?: RefObject<HTMLInputElement | null>;
}

const PAUSE_MS = 250;

/** Search as you type: what is typed counts after a short rest, Escape clears. */
export function SearchBox({ label, value, onSearch, inputRef }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  // Back and Forward change the search from outside; what is being typed stays otherwise.
  if (value !== asked) {
    setAsked(value);
    setText(value);
  }
  useEffect(() => {
    if (text === asked) return;
    const timer = setTimeout(() => {
      setAsked(text);
      onSearch(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, asked, onSearch]);
  return (
    <label className={styles["search"]}>
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setText("");
        }}
      />
      {inputRef && <Kbd>/</Kbd>}
    </label>
  );
}
