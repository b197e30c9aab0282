import { type FormEvent, type ReactElement, useEffect, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Mark } from "../shell/Mark.tsx";
import styles from "./SignInPage.module.css";
import { nextPath, signIn } from "./session.ts";

/** Where the product is reached from other machines: a token, made on the command line, is pasted once. */
export function SignInPage(): ReactElement {
  const [token, setToken] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = "Sign in · Throughline";
  }, []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const failed = await signIn(token.trim());
    if (failed === null) return window.location.assign(nextPath(window.location.search));
    setProblem(failed);
    setBusy(false);
  };
  return (
    <main className={styles["page"]}>
      <form className={styles["form"]} onSubmit={(event) => void submit(event)} noValidate>
        <h1>
          <Mark /> Sign in to Throughline
        </h1>
        <div className={styles["field"]}>
          <label htmlFor="token">Token</label>
          <input
            id="token"
            type="password"
            autoComplete="current-password"
            spellCheck={false}
            value={token}
            maxLength={200}
            aria-invalid={problem !== null}
            aria-describedby="token-below"
            // biome-ignore lint/a11y/noAutofocus: the page is this form, and its only field is where one begins
            autoFocus
            onChange={(event) => {
              setToken(event.currentTarget.value);
              setProblem(null);
            }}
          />
          <p
            id="token-below"
            className={problem === null ? styles["hint"] : styles["problem"]}
            {...(problem !== null && { role: "alert" })}
          >
            {problem ?? "Starts with tl_. You stay signed in for 12 hours, or until the token is revoked."}
          </p>
        </div>
        <Button type="submit" look="primary" isDisabled={busy || token.trim() === ""}>
          {busy ? "Signing in…" : "Sign in"}
        </Button>
        <p className={styles["hint"]}>
          No token? Whoever runs this installation makes one: <code>throughline token create</code>
        </p>
      </form>
    </main>
  );
}
