import type { Problem } from "@throughline/model";
import type { ReactElement } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import styles from "./Builder.module.css";
import { useBuilder } from "./builder-context.ts";
import { mended, proposed } from "./draft/problems.ts";

/** What is wrong with a line, and the name that was probably meant. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactElement {
  const { where, onEdit } = useBuilder();
  return (
    <ul className={styles["problems"]}>
      {problems.map((problem) => {
        const name = proposed(problem);
        return (
          <li key={`${problem.path.join("/")} ${problem.message}`}>
            <Icon name="warning" size={14} />
            <span>{problem.message}</span>
            {name !== undefined && (
              <Button look="link" onPress={() => onEdit(mended(where, problem))}>
                Use “{name}”
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
