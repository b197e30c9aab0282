import type { Range } from "@throughline/model";
import { type FormEvent, type ReactElement, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { isDay, parseRange, writeRange } from "../url/bar.ts";
import { rangeWords } from "../url/bar-words.ts";
import styles from "./RangeForm.module.css";

interface RangeFormProps {
  readonly range: Range;
  readonly onChange: (range: Range) => void;
}

const presets: readonly Range[] = ["7d", "28d", "90d", "28d!", "12w", "12m", "24m"].flatMap(
  (text) => parseRange(text) ?? [],
);

/** Usual ranges as buttons, and two calendar days, both inclusive, in the zone of the bar. */
export function RangeForm({ range, onChange }: RangeFormProps): ReactElement {
  const [from, setFrom] = useState("from" in range ? range.from : "");
  const [to, setTo] = useState("to" in range ? range.to : "");
  const valid = isDay(from) && isDay(to) && from <= to;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (valid) onChange({ from, to });
  };
  return (
    <div className={styles["form"]}>
      <ul className={styles["presets"]}>
        {presets.map((preset) => (
          <li key={writeRange(preset)}>
            <Button
              look="quiet"
              className={styles["preset"]}
              aria-pressed={writeRange(preset) === writeRange(range)}
              onPress={() => onChange(preset)}
            >
              {rangeWords(preset)}
            </Button>
          </li>
        ))}
      </ul>
      <form className={styles["days"]} onSubmit={submit}>
        <label>
          First day
          <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          Last day
          <input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
        <Button type="submit" look="primary" isDisabled={!valid}>
          Show these days
        </Button>
      </form>
    </div>
  );
}
