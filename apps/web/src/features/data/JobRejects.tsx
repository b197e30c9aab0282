import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { formatNumber } from "../../ui/format/number.ts";
import { Loaded } from "../../ui/states/Loaded.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import styles from "./ImportPage.module.css";
import { RejectsDocument } from "./import-documents.ts";
import { RejectTable } from "./RejectTable.tsx";

interface JobRejectsProps {
  readonly jobId: string;
  readonly fileName: string;
  readonly total: number;
}

/** The rows that one import left out: which, why, and their text. */
export function JobRejects({ jobId, fileName, total }: JobRejectsProps) {
  const query = useQuery(RejectsDocument, {
    variables: { workspace: useWorkspace().id },
    fetchPolicy: "cache-and-network",
  });
  const rejects = query.data?.workspace?.imports.find((job) => job.id === jobId)?.rejects;
  return (
    <section className={styles["rejects"]} aria-label={`Rejected rows of ${fileName}`}>
      <h3>
        Rejected rows of {fileName}
        {rejects && rejects.length < total && `, the first ${formatNumber(rejects.length)} of ${formatNumber(total)}`}
      </h3>
      <Loaded
        data={rejects}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The rejected rows could not be read."
        skeleton={<Skeleton label="Loading rejected rows" rows={4} rowHeight={32} />}
      >
        {(shown) => <RejectTable rejects={shown} />}
      </Loaded>
    </section>
  );
}
