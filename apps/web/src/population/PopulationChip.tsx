import { useQuery } from "@apollo/client/react";
import { useCanGoBack, useRouter } from "@tanstack/react-router";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import type { ConditionInput, Unit } from "../gql/graphql.ts";
import { Button } from "../ui/Button.tsx";
import { Chip } from "../ui/Chip.tsx";
import { formatCount } from "../ui/format/number.ts";
import { plural } from "../values/nouns.ts";
import styles from "./PopulationChip.module.css";
import { PopulationSentenceDocument } from "./population-documents.ts";

interface PopulationChipProps {
  readonly unit: Unit;
  readonly where: ConditionInput;
  readonly onClear: () => void;
}

/** The population that a list is limited to: its sentence, its size, and the ways out. A condition without meaning shows its problem. */
export function PopulationChip({ unit, where, onClear }: PopulationChipProps) {
  const workspace = useWorkspace();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const { data } = useQuery(PopulationSentenceDocument, { variables: { workspace: workspace.id, unit, where } });
  const result = data?.workspace?.population;
  const found = result?.population;
  const words = found?.sentence ?? result?.problems[0]?.message ?? "Chosen population";
  const noun = unit === "account" ? workspace.accountNoun : workspace.customerNoun;
  return (
    <div className={styles["population"]}>
      <Chip onRemove={onClear} removeLabel={`Remove: ${words}`}>
        <span className={styles["words"]} title={words}>
          {words}
        </span>
      </Chip>
      {found && <strong>{formatCount(found.size, noun, plural(noun))}</strong>}
      <Button look="quiet" onPress={onClear}>
        Clear
      </Button>
      {canGoBack && (
        <Button look="quiet" onPress={() => router.history.back()}>
          Back
        </Button>
      )}
    </div>
  );
}
