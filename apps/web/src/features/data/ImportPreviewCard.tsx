import { useMutation } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/card/Card.tsx";
import { ErrorState } from "../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import styles from "./ImportPage.module.css";
import type { Kinds } from "./import-documents.ts";
import { PreviewImportDocument, StartImportDocument } from "./import-documents.ts";
import { MappingTable } from "./MappingTable.tsx";
import { type Mapping, mappingInput, mappingProblems, suggested } from "./mapping.ts";
import { RejectTable } from "./RejectTable.tsx";
import type { Uploaded } from "./upload.ts";

interface ImportPreviewCardProps {
  readonly file: Uploaded;
  /** The word of the kind, as the command line has it. */
  readonly plural: string;
  /** Absent for events, which have no columns to map. */
  readonly kind: Kinds[number] | undefined;
  readonly onCancel: () => void;
  readonly onStarted: () => void;
}

/** What the first rows of the file would become; nothing is stored before Start. */
export function ImportPreviewCard({ file, plural, kind, onCancel, onStarted }: ImportPreviewCardProps) {
  const { id: workspace } = useWorkspace();
  const [edited, setEdited] = useState<Mapping | null>(null);
  const [source, setSource] = useState("");
  const [look, looked] = useMutation(PreviewImportDocument);
  const [start, started] = useMutation(StartImportDocument);
  useEffect(() => {
    look({ variables: { workspace, upload: file.id, kind: plural } }).catch(() => undefined);
  }, [look, workspace, file.id, plural]);

  const { preview, problems = [] } = looked.data?.previewImport ?? {};
  const mapping = edited ?? (preview && kind ? suggested(preview.columns, kind) : null);
  const faults = mapping && kind ? mappingProblems(mapping, kind) : { twice: [], missing: [] };
  const refused = started.data?.startImport.problems ?? [];
  const blocked = !preview || faults.twice.length > 0 || faults.missing.length > 0 || started.loading;
  const onStart = () => {
    start({
      variables: {
        workspace,
        upload: file.id,
        kind: plural,
        source: source.trim() === "" ? null : source.trim(),
        mapping: mapping && kind ? mappingInput(mapping) : null,
      },
    }).then(
      ({ data }) => data?.startImport.job && onStarted(),
      () => undefined,
    );
  };
  return (
    <Card
      title={file.fileName}
      caption={preview ? `Read as ${preview.format}, to become ${plural.replaceAll("-", " ")}` : undefined}
    >
      <div className={styles["new"]}>
        {looked.loading && <Skeleton label="Looking into the file" rows={5} />}
        {looked.error && (
          <ErrorState what="The file could not be read." kept="Nothing was imported." error={looked.error} />
        )}
        {[...problems, ...refused].map((problem) => (
          <p key={problem.message} role="alert" className={styles["problem"]}>
            {problem.message}
          </p>
        ))}
        {preview && kind && mapping && (
          <MappingTable columns={preview.columns} kind={kind} mapping={mapping} onChange={setEdited} />
        )}
        {(faults.twice.length > 0 || faults.missing.length > 0) && (
          <p role="status" className={styles["problem"]}>
            {faults.missing.length > 0 && `No column fills ${faults.missing.join(", ")}. `}
            {faults.twice.length > 0 && `Two columns are mapped to ${faults.twice.join(", ")}.`}
          </p>
        )}
        {preview && preview.sampleRejects.length > 0 && (
          <>
            <h3>Rows that would be left out, of the first ones</h3>
            <RejectTable rejects={preview.sampleRejects} />
          </>
        )}
        <label className={styles["kind"]}>
          Source
          <input
            value={source}
            maxLength={100}
            placeholder="import"
            onChange={(event) => setSource(event.currentTarget.value)}
          />
        </label>
        {started.error && (
          <ErrorState what="The import was not started." kept="The file is kept." error={started.error} />
        )}
        <div className={styles["actions"]}>
          <Button look="primary" isDisabled={blocked} onPress={onStart}>
            {started.loading ? "Starting…" : "Start import"}
          </Button>
          <Button look="quiet" onPress={onCancel}>
            Choose another file
          </Button>
        </div>
      </div>
    </Card>
  );
}
