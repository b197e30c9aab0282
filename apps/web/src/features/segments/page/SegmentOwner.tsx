import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { Section } from "../../../ui/section/Section.tsx";
import { mayEdit } from "../may-edit.ts";
import { ownerWords } from "../owner-words.ts";
import styles from "./SegmentSide.module.css";
import { type Asker, OwnersDocument, type SegmentParts } from "./segment-documents.ts";
import { useLabel } from "./use-label.ts";

interface SegmentOwnerProps {
  readonly segment: SegmentParts;
  readonly me: Asker | undefined;
}

/** Who looks after the segment; those who may edit it can give it to one another. */
export function SegmentOwner({ segment, me }: SegmentOwnerProps) {
  const { id: workspace } = useWorkspace();
  const edits = mayEdit(me?.role);
  const { data } = useQuery(OwnersDocument, { variables: { workspace }, skip: !edits });
  const { saving, onGive } = useLabel(segment);
  const members = data?.workspace?.members ?? [];
  const owner = members.find(({ id }) => id === segment.ownerId && id !== me?.label);
  const others = members.filter(({ id }) => id !== segment.ownerId);
  return (
    <Section title="Owner">
      <div className={styles["owner"]}>
        <span>{owner?.name ?? ownerWords(segment.ownerId, me?.label)}</span>
        {others.length > 0 && (
          <Menu
            label="New owner"
            trigger={
              <Button look="link" isDisabled={saving} aria-label="Change the owner">
                Change
              </Button>
            }
            groups={[{ items: others.map(({ id, name }) => ({ id, name: id === me?.label ? "You" : name })) }]}
            onAction={(chosen) => {
              const next = others.find(({ id }) => id === chosen);
              if (next) onGive({ id: next.id, name: next.id === me?.label ? "you" : next.name });
            }}
            placement="bottom end"
          />
        )}
      </div>
    </Section>
  );
}
