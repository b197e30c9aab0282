import { type ChannelRules, channelFor, visitTexts } from "@throughline/model";
import { useState } from "react";
import { TextField } from "../../ui/field/TextField.tsx";
import { fieldTitle } from "../../values/trait-value.ts";
import styles from "./SettingsPage.module.css";

/** Tries the rules as they stand in the draft: this address, from that one, comes by which channel? */
export function ChannelTest({ rules }: { readonly rules: ChannelRules }) {
  const [url, setUrl] = useState("https://shop.example/?utm_source=google&utm_medium=cpc");
  const [referrer, setReferrer] = useState("");
  const texts = visitTexts(url.trim(), referrer.trim());
  const found = channelFor(rules, texts);
  const known = Object.entries(texts).map(([field, text]) => `${fieldTitle(field)} ${text}`);
  return (
    <section className={styles["section"]}>
      <h2>Try a visit</h2>
      <div className={styles["two"]}>
        <TextField label="Address of the page" value={url} onChange={setUrl} maxLength={2000} />
        <TextField
          label="Came from"
          placeholder="https://www.google.com/"
          value={referrer}
          onChange={setReferrer}
          maxLength={2000}
        />
      </div>
      <p role="status">
        <span className={styles["answer"]}>{found ? found.channel : "No rule matches"}</span>{" "}
        {found && <span className={styles["about"]}>by rule {found.rule + 1}</span>}
      </p>
      <p className={styles["hint"]}>{known.length === 0 ? "The address says nothing." : known.join(" · ")}</p>
    </section>
  );
}
