import { useQuery } from "@apollo/client/react";
import type { SettingKind } from "@throughline/model";
import type { ReactNode } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { EmptyState } from "../ui/states/EmptyState.tsx";
import { Loaded } from "../ui/states/Loaded.tsx";
import { Skeleton } from "../ui/states/Skeleton.tsx";
import { type EditorProps, SettingEditor } from "./SettingEditor.tsx";
import styles from "./Settings.module.css";
import { SettingDocument } from "./setting-documents.ts";

interface SettingPartProps<Value> {
  readonly kind: SettingKind<Value>;
  readonly children: (props: EditorProps<Value>) => ReactNode;
}

/** A setting as a part of a page: read, edited, saved; its history beside it. */
export function SettingPart<Value>({ kind, children }: SettingPartProps<Value>) {
  const workspace = useWorkspace();
  const query = useQuery(SettingDocument, {
    variables: { workspace: workspace.id, name: kind.name },
    fetchPolicy: "cache-and-network",
  });
  return (
    <div className={styles["part"]}>
      <Loaded
        data={query.data?.workspace}
        loading={false}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="This setting could not be read."
        skeleton={<Skeleton label="Loading the setting" rows={8} />}
      >
        {({ setting }) =>
          setting ? (
            <SettingEditor key={kind.name} kind={kind} setting={setting} onRefetch={query.refetch}>
              {children}
            </SettingEditor>
          ) : (
            <EmptyState why="This setting is not known to the service. It may be an older release." />
          )
        }
      </Loaded>
    </div>
  );
}
