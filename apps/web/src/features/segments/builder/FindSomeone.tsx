import { useQuery } from "@apollo/client/react";
import { type ReactElement, useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { Popover } from "../../../ui/Popover.tsx";
import { useBuilder } from "./builder-context.ts";
import { SomeoneDocument } from "./builder-documents.ts";
import styles from "./LivePanel.module.css";

/** Anybody by name, in or out: why? */
export function FindSomeone({ onWhy }: { readonly onWhy: (id: string, name: string) => void }): ReactElement {
  return (
    <Popover
      label="Why is somebody in or out"
      placement="bottom end"
      trigger={
        <Button look="link" aria-label="Why is somebody else in or out">
          Somebody else
        </Button>
      }
    >
      {(close) => (
        <Search
          onPick={(id, name) => {
            close();
            onWhy(id, name);
          }}
        />
      )}
    </Popover>
  );
}

const leastLetters = 2;

function Search({ onPick }: { readonly onPick: (id: string, name: string) => void }): ReactElement {
  const workspace = useWorkspace();
  const { unit } = useBuilder();
  const [text, setText] = useState("");
  const search = text.trim();
  const { data, loading } = useQuery(SomeoneDocument, {
    variables: { workspace: workspace.id, search, customers: unit === "customer" },
    skip: search.length < leastLetters,
    fetchPolicy: "cache-first",
  });
  const found = (data?.workspace?.customers ?? data?.workspace?.accounts)?.edges.map(({ node }) => node) ?? [];
  const asked = search.length >= leastLetters;
  return (
    <div className={styles["someone"]}>
      <TextField label="Name or identifier" value={text} onChange={setText} autoFocus />
      <ul className={styles["rows"]} aria-label="Found">
        {asked &&
          found.map(({ id, name }) => (
            <li key={id}>
              <Button look="link" onPress={() => onPick(id, name)}>
                {name}
              </Button>
            </li>
          ))}
      </ul>
      {asked && !loading && found.length === 0 && <p className={styles["note"]}>Nobody has this name.</p>}
    </div>
  );
}
