import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { formatDate } from "../../ui/format/time.ts";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { builderPath } from "./builder-path.ts";
import { ownerWords } from "./owner-words.ts";
import styles from "./SegmentPage.module.css";
import type { SegmentView } from "./segment-documents.ts";

interface SegmentBodyProps {
  readonly segment: SegmentView;
  readonly me: string | undefined;
}

export function SegmentBody({ segment, me }: SegmentBodyProps) {
  const { id: workspaceId } = useWorkspace();
  const zone = useZone();
  return (
    <div className={styles["page"]}>
      <PageHead
        title={segment.name}
        tags={segment.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}
        caption={`Version ${segment.version}, owned by ${ownerWords(segment.ownerId, me)}, changed ${formatDate(segment.updatedAt, zone)}`}
        actions={
          <ButtonLink to={builderPath(workspaceId, segment.id)} look="primary">
            Edit
          </ButtonLink>
        }
      />
      <StaleLine />
      <p>{segment.population.sentence}</p>
    </div>
  );
}
