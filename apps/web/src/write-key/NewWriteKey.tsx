import { useMutation } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/field/TextField.tsx";
import { ErrorState } from "../ui/states/ErrorState.tsx";
import styles from "./WriteKey.module.css";
import { CreateWriteKeyDocument } from "./write-key-documents.ts";

interface NewWriteKeyProps {
  /** The secret is told once, here. */
  readonly onMade: (secret: string, source: string) => void;
  readonly button: string;
}

/** Names a source and makes its write key. */
export function NewWriteKey({ onMade, button }: NewWriteKeyProps) {
  const workspace = useWorkspace();
  const [source, setSource] = useState("");
  const [create, { data, loading, error }] = useMutation(CreateWriteKeyDocument);
  const [problem] = data?.createWriteKey.problems ?? [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const variables = { workspace: workspace.id, source: source.trim() };
    const answer = await create({ variables, refetchQueries: ["Sources"] }).catch(() => null);
    const secret = answer?.data?.createWriteKey.secret;
    if (!secret) return;
    onMade(secret, source.trim());
    setSource("");
  };
  return (
    <form className={styles["new"]} onSubmit={(event) => void submit(event)}>
      <TextField
        label="Name of the source"
        hint="Its events carry it: web, app, backend."
        placeholder="web"
        value={source}
        onChange={setSource}
        problem={problem?.message}
        maxLength={64}
      />
      <Button type="submit" look="primary" large isDisabled={loading || source.trim() === ""}>
        {loading ? "Making…" : button}
      </Button>
      {error && <ErrorState what="The write key was not made." kept="Nothing was changed." error={error} />}
    </form>
  );
}
