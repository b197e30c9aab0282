import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/confirm/Confirm.tsx";
import { formatDate } from "../../../ui/format/time.ts";
import { Section } from "../../../ui/section/Section.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Tag } from "../../../ui/Tag.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { Table } from "../../../ui/table/Table.tsx";
import { showToast } from "../../../ui/toast/toast-store.ts";
import { NewWriteKey } from "../../../write-key/NewWriteKey.tsx";
import { SecretOnce } from "../../../write-key/SecretOnce.tsx";
import { SnippetTabs } from "../../../write-key/SnippetTabs.tsx";
import styles from "./Sources.module.css";
import { RevokeWriteKeyDocument, type WriteKeyRow } from "./source-documents.ts";

interface WriteKeysProps {
  readonly keys: readonly WriteKeyRow[];
  readonly collectorUrl: string;
}

/** Who may send events, and how they do it. */
export function WriteKeys({ keys, collectorUrl }: WriteKeysProps) {
  const zone = useZone();
  const [made, setMade] = useState<{ readonly secret: string; readonly source: string } | null>(null);
  const [revoking, setRevoking] = useState<WriteKeyRow | null>(null);
  const [how, setHow] = useState(false);
  return (
    <Section
      title="Websites, apps and servers"
      caption={`They send to ${collectorUrl}, as Segment's libraries do`}
      end={
        keys.length > 0 && (
          <Button look="link" aria-expanded={how} onPress={() => setHow(!how)}>
            How to send
          </Button>
        )
      }
    >
      <div className={styles["stack"]}>
        {made && <SecretOnce {...made} collectorUrl={collectorUrl} />}
        {how && !made && <SnippetTabs collectorUrl={collectorUrl} writeKey="WRITE_KEY" />}
        {keys.length === 0 ? (
          <EmptyState why="Nobody sends events yet. Name a source to make its write key." />
        ) : (
          <Table label="Write keys" columns={columns(zone, setRevoking)} rows={keys} rowKey={(key) => key.id} />
        )}
        <NewWriteKey button="Make a write key" onMade={(secret, source) => setMade({ secret, source })} />
      </div>
      {revoking && <Revoke of={revoking} onClose={() => setRevoking(null)} />}
    </Section>
  );
}

function columns(zone: string, onRevoke: (key: WriteKeyRow) => void): Column<WriteKeyRow>[] {
  return [
    {
      key: "source",
      header: "Source",
      narrow: "title",
      cell: (key) => <span className={styles["name"]}>{key.source}</span>,
    },
    { key: "hint", header: "Key", width: "160px", cell: (key) => <code className={styles["code"]}>{key.hint}…</code> },
    { key: "made", header: "Made", width: "130px", cell: (key) => formatDate(key.createdAt, zone) },
    {
      key: "state",
      header: "State",
      width: "180px",
      cell: (key) =>
        key.revokedAt ? <Tag>Revoked {formatDate(key.revokedAt, zone)}</Tag> : <Tag tone="positive">May send</Tag>,
    },
    {
      key: "act",
      header: "Revoke",
      quietHeader: true,
      align: "end",
      width: "90px",
      cell: (key) =>
        !key.revokedAt && (
          <Button
            look="link"
            aria-label={`Revoke the key of ${key.source}, ${key.hint}…`}
            onPress={() => onRevoke(key)}
          >
            Revoke…
          </Button>
        ),
    },
  ];
}

function Revoke({ of: key, onClose }: { readonly of: WriteKeyRow; readonly onClose: () => void }) {
  const workspace = useWorkspace();
  const [revoke, { loading, error }] = useMutation(RevokeWriteKeyDocument);
  const [refused, setRefused] = useState<string | undefined>();
  const run = async () => {
    const answer = await revoke({ variables: { workspace: workspace.id, id: key.id } }).catch(() => null);
    const result = answer?.data?.revokeWriteKey;
    setRefused(result?.problems[0]?.message);
    if (!result || result.problems.length > 0) return;
    showToast(`The key of ${key.source} is revoked`);
    onClose();
  };
  return (
    <Confirm
      title={`Revoke the key of ${key.source}`}
      confirm="Revoke for good"
      danger
      busy={loading}
      failed={error ? "It was not revoked: the service did not answer." : refused}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <p>
        Whoever sends with <strong>{key.hint}…</strong> is refused within seconds. Events that were sent stay. This
        cannot be taken back: a new key needs a new secret.
      </p>
    </Confirm>
  );
}
