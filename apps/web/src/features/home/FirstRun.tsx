import { useNavigate } from "@tanstack/react-router";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { CodeBlock } from "../../ui/code/CodeBlock.tsx";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { FirstEvent } from "./FirstEvent.tsx";
import styles from "./FirstRun.module.css";

/** An empty workspace: the ways to get data in, each with the exact next step. */
export function FirstRun() {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const command = (what: string) => `npm run throughline -- import ${what} --workspace ${workspace.id}`;
  return (
    <div className={styles["page"]}>
      <PageHead
        title={`${workspace.name} is empty`}
        caption="Bring in events or business records, in any order. This page turns into the brief as soon as the first ones are read."
      />
      <ol className={styles["steps"]}>
        <li>
          <div>
            <h2>Send your first event</h2>
            <FirstEvent />
          </div>
        </li>
        <li>
          <div>
            <h2>Or import a file here</h2>
            <p>
              Events as JSON lines; accounts, contacts, products, orders and campaigns as CSV. You see the columns and
              the bad rows before anything is stored.
            </p>
            <Button
              onPress={() =>
                void navigate({ to: "/w/$workspaceId/data/import", params: { workspaceId: workspace.id } })
              }
            >
              Import a file
            </Button>
          </div>
        </li>
        <li>
          <div>
            <h2>Or import on the command line</h2>
            <p>For large files. It shows rate and time left, and resumes where it was interrupted.</p>
            <CodeBlock
              text={`${command("events FILE.jsonl.gz")}\n${command("orders FILE.csv")}`}
              label="Copy the commands"
            />
          </div>
        </li>
      </ol>
    </div>
  );
}
