import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { Unit } from "../../../gql/graphql.ts";
import { Button } from "../../../ui/Button.tsx";
import { SearchBox } from "../../../ui/index-page/SearchBox.tsx";
import { plural } from "../../../values/nouns.ts";
import styles from "./SegmentSide.module.css";
import { FindUnitDocument } from "./why-documents.ts";

interface WhySomebodyProps {
  readonly unit: Unit;
  readonly onWhy: (id: string) => void;
}

const SHOWN = 5;

/** Finds one unit by name or identifier, to be told why it is in or out. */
export function WhySomebody({ unit, onWhy }: WhySomebodyProps) {
  const { id: workspace, customerNoun, accountNoun } = useWorkspace();
  const [text, setText] = useState("");
  const { data, loading } = useQuery(FindUnitDocument, {
    variables: { workspace, search: text, first: SHOWN, customers: unit === "customer" },
    skip: text === "",
    fetchPolicy: "cache-first",
  });
  const edges = data?.workspace?.customers?.edges ?? data?.workspace?.accounts?.edges ?? [];
  const nouns = plural(unit === "account" ? accountNoun : customerNoun);
  return (
    <div className={styles["search"]}>
      <SearchBox label={`Find ${nouns}`} value={text} onSearch={setText} />
      {text !== "" && !loading && edges.length === 0 && <p className={styles["quiet"]}>No {nouns} have this name.</p>}
      {text !== "" && edges.length > 0 && (
        <ul className={styles["links"]}>
          {edges.map(({ node }) => (
            <li key={node.id}>
              <Button look="link" onPress={() => onWhy(node.id)}>
                {node.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
