import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/card/Card.tsx";
import { FileDrop } from "../../ui/file-drop/FileDrop.tsx";
import { ErrorState } from "../../ui/states/ErrorState.tsx";
import { nounTitle } from "../../values/nouns.ts";
import styles from "./ImportPage.module.css";
import { ImportPreviewCard } from "./ImportPreviewCard.tsx";
import type { Kinds } from "./import-documents.ts";
import { type Uploaded, upload } from "./upload.ts";

interface NewImportProps {
  readonly kinds: Kinds;
  readonly onStarted: () => void;
}

type Step =
  | { readonly at: "choose"; readonly failed?: Error }
  | { readonly at: "sending"; readonly name: string }
  | { readonly at: "look"; readonly file: Uploaded };

/** The way of one file: what it holds, the file itself, then a look before anything is stored. */
export function NewImport({ kinds, onStarted }: NewImportProps) {
  const [plural, setPlural] = useState("events");
  const [step, setStep] = useState<Step>({ at: "choose" });
  const send = (file: File) => {
    setStep({ at: "sending", name: file.name });
    upload(file).then(
      (sent) => setStep({ at: "look", file: sent }),
      (error: unknown) => setStep({ at: "choose", failed: error instanceof Error ? error : new Error(String(error)) }),
    );
  };
  const kind = kinds.find((one) => one.plural === plural);
  if (step.at === "look")
    return (
      <ImportPreviewCard
        key={`${step.file.id} ${plural}`}
        file={step.file}
        plural={plural}
        kind={kind}
        onCancel={() => setStep({ at: "choose" })}
        onStarted={() => {
          setStep({ at: "choose" });
          onStarted();
        }}
      />
    );
  return (
    <Card title="New import">
      <div className={styles["new"]}>
        <label className={styles["kind"]}>
          The file holds
          <select value={plural} onChange={(event) => setPlural(event.currentTarget.value)}>
            <option value="events">Events (Segment messages, JSON lines)</option>
            {kinds.map((one) => (
              <option key={one.kind} value={one.plural}>
                {nounTitle(one.plural.replaceAll("-", " "))}
              </option>
            ))}
          </select>
        </label>
        {kind && <p className={styles["hint"]}>{kind.describe}</p>}
        <FileDrop
          label={step.at === "sending" ? `Sending ${step.name}…` : "Drop a file here"}
          accept={plural === "events" ? [".jsonl", ".gz"] : [".csv", ".jsonl", ".gz"]}
          hint={
            plural === "events"
              ? "JSON lines, plain or gzipped: track, identify, page, group and alias messages."
              : "CSV or JSON lines, plain or gzipped. Columns can be mapped before anything is stored."
          }
          button={<Button isDisabled={step.at === "sending"}>Choose a file</Button>}
          onFile={send}
        />
        {step.at === "choose" && step.failed && (
          <ErrorState what="The file was not sent." kept="Nothing was imported." error={step.failed} />
        )}
      </div>
    </Card>
  );
}
