import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Confirm } from "../../../ui/confirm/Confirm.tsx";
import { formatAgo } from "../../../ui/format/time.ts";
import { SearchBox } from "../../../ui/index-page/SearchBox.tsx";
import { plural } from "../../../values/nouns.ts";
import styles from "./Identity.module.css";
import { FindPeopleDocument } from "./identity-documents.ts";

interface MergeWithProps {
  readonly id: string;
  readonly name: string;
  readonly busy: boolean;
  readonly failed: string | undefined;
  readonly onMerge: (other: string, note: string) => void;
  readonly onClose: () => void;
}

/** Finds the other one, says what will be, and asks why. */
export function MergeWith({ id, name, busy, failed, onMerge, onClose }: MergeWithProps) {
  const workspace = useWorkspace();
  const [search, setSearch] = useState("");
  const [other, setOther] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [hint, setHint] = useState<string | undefined>();
  const { data, previousData } = useQuery(FindPeopleDocument, {
    variables: { workspace: workspace.id, search: search === "" ? null : search },
  });
  const found = ((data ?? previousData)?.workspace?.customers.edges ?? [])
    .map((edge) => edge.node)
    .filter((node) => node.id !== id);
  const nouns = plural(workspace.customerNoun);
  return (
    <Confirm
      title={`Merge ${name} with another`}
      confirm={other ? `Merge with ${other.name}` : "Merge"}
      withNote
      busy={busy}
      failed={failed ?? hint}
      onConfirm={(note) => (other ? onMerge(other.id, note) : setHint(`Choose one of the ${nouns} first.`))}
      onClose={onClose}
    >
      <p>Every figure counts one from then on, those of the past too. It can be undone by parting them.</p>
      <SearchBox label={`Find ${nouns}`} value={search} onSearch={setSearch} />
      <fieldset className={styles["found"]}>
        <legend>Who is the same</legend>
        {found.length === 0 && <p>None of the {nouns} matches.</p>}
        {found.map((one) => (
          <label key={one.id}>
            <input type="radio" name="other" checked={other?.id === one.id} onChange={() => setOther(one)} />
            <span>{one.name}</span>
            <span className={styles["quiet"]}>
              {one.identifiers[0]}
              {one.lastSeen && `, seen ${formatAgo(one.lastSeen, new Date())}`}
            </span>
          </label>
        ))}
      </fieldset>
    </Confirm>
  );
}
