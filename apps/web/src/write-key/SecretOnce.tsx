import { CodeBlock } from "../ui/code/CodeBlock.tsx";
import { SnippetTabs } from "./SnippetTabs.tsx";
import styles from "./WriteKey.module.css";

interface SecretOnceProps {
  readonly secret: string;
  readonly source: string;
  readonly collectorUrl: string;
}

/** A new key's secret, shown this once, in its place in the snippets. */
export function SecretOnce({ secret, source, collectorUrl }: SecretOnceProps) {
  return (
    <section className={styles["once"]} aria-label={`Write key of ${source}`}>
      <p role="status">
        <strong>The write key of {source} is shown this once.</strong> Copy it now: only its hash is kept. It may only
        send events, so it can stand in a web page.
      </p>
      <CodeBlock text={secret} label="Copy the write key" />
      <SnippetTabs collectorUrl={collectorUrl} writeKey={secret} />
    </section>
  );
}
