import { useMutation } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/field/TextField.tsx";
import { ErrorState } from "../../ui/states/ErrorState.tsx";
import styles from "./NewWorkspacePage.module.css";
import { currencies, problemOf, timeZones } from "./workspace-choices.ts";
import { CreateWorkspaceDocument } from "./workspace-documents.ts";

const START_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A new tenant: its name, the zone in which its days begin, and the currency its money is shown in. */
export function NewWorkspacePage() {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [timeZone, setTimeZone] = useState(START_ZONE);
  const [currency, setCurrency] = useState("EUR");
  const [create, { data, loading, error }] = useMutation(CreateWorkspaceDocument);
  const problems = data?.createWorkspace.problems ?? [];
  useEffect(() => {
    document.title = "New workspace · Throughline";
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await create({
      variables: { input: { name: name.trim(), timeZone, currency } },
      refetchQueries: ["WorkspaceList"],
      awaitRefetchQueries: true,
    }).catch(() => null);
    const made = answer?.data?.createWorkspace.workspace;
    if (made) await navigate({ to: "/w/$workspaceId", params: { workspaceId: made.id } });
  };
  return (
    <main className={styles["page"]}>
      <form className={styles["form"]} onSubmit={(event) => void submit(event)} noValidate>
        <h1>New workspace</h1>
        <p className={styles["caption"]}>
          A workspace holds one business: its events, people, accounts and campaigns. Nothing is shared between two.
        </p>
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          problem={problemOf(problems, "name")}
          maxLength={100}
          autoFocus
        />
        <TextField
          label="Time zone"
          hint="Days begin by it, on every screen."
          value={timeZone}
          onChange={setTimeZone}
          problem={problemOf(problems, "timeZone")}
          options={timeZones()}
        />
        <TextField
          label="Currency"
          hint="Three letters, such as EUR."
          value={currency}
          onChange={(text) => setCurrency(text.toUpperCase())}
          problem={problemOf(problems, "currency")}
          options={currencies()}
          maxLength={3}
        />
        {problems
          .filter((problem) => !["name", "timeZone", "currency"].includes(problem.path.at(-1) ?? ""))
          .map((problem) => (
            <p key={problem.message} role="alert" className={styles["problem"]}>
              {problem.message}
            </p>
          ))}
        {error && (
          <ErrorState what="The workspace could not be created." kept="What you typed is kept." error={error} />
        )}
        <div className={styles["actions"]}>
          <Button type="submit" look="primary" isDisabled={loading || name.trim() === ""}>
            {loading ? "Creating…" : "Create workspace"}
          </Button>
          <Button look="quiet" onPress={() => void navigate({ to: "/" })}>
            Cancel
          </Button>
        </div>
      </form>
    </main>
  );
}
