import { useQuery } from "@apollo/client/react";
import type { ReactElement } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { graphql } from "../../gql/index.ts";
import { formatNumber } from "../../ui/format/number.ts";
import { Menu } from "../../ui/Menu.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import styles from "./TopBar.module.css";

const internalUsersQuery = graphql(`
  query InternalUsersCount($workspace: ID!) {
    workspace(id: $workspace) {
      id
      internalUsers {
        size
      }
    }
  }
`);

interface InternalMenuProps {
  /** They are counted too. */
  readonly internal: boolean;
  readonly onChange: (internal: boolean) => void;
}

/** Whether internal and test users are left out of the figures on this screen, and how many there are. */
export function InternalMenu({ internal, onChange }: InternalMenuProps): ReactElement {
  const { id } = useWorkspace();
  const { data } = useQuery(internalUsersQuery, { variables: { workspace: id } });
  const size = data?.workspace?.internalUsers.size;
  const many = size === undefined ? "" : ` (${formatNumber(size)})`;
  const state = internal ? "counted" : "left out";
  return (
    <Menu
      label="Internal and test users"
      trigger={
        <AriaButton className={styles["part"] ?? ""} data-state={internal ? "changed" : undefined}>
          <span className={styles["long"]}>Internal and test users {state}</span>
          <span className={styles["short"]}>Internal {state}</span>
          {many}
        </AriaButton>
      }
      selected={internal ? "counted" : "leftOut"}
      onAction={(chosen) => onChange(chosen === "counted")}
      groups={[
        {
          items: [
            { id: "leftOut", name: "Leave internal and test users out" },
            { id: "counted", name: "Count them too" },
          ],
        },
      ]}
    />
  );
}
