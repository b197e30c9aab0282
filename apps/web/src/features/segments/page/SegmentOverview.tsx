import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Section } from "../../../ui/section/Section.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { RecentMoves } from "../live/RecentMoves.tsx";
import { SizeOverTime } from "../live/SizeOverTime.tsx";
import styles from "./Definition.module.css";
import { DefinitionLines } from "./DefinitionLines.tsx";
import { SegmentLinesDocument, type SegmentView } from "./segment-documents.ts";

/** Who is in by definition, what each line leaves, what the data no longer have; once its members are kept, their coming and going. */
export function SegmentOverview({ segment }: { readonly segment: SegmentView }) {
  const { id: workspace } = useWorkspace();
  const query = useQuery(SegmentLinesDocument, { variables: { workspace, id: segment.id } });
  return (
    <>
      {segment.problems.length > 0 && (
        <div className={styles["problems"]} role="alert">
          <Icon name="warning" />
          <div>
            <p>The data no longer have everything this definition names; what is missing counts as not set.</p>
            <ul>
              {segment.problems.map(({ message, path }) => (
                <li key={`${path.join("/")} ${message}`}>{message}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <Section title="Who is in" caption={segment.population.sentence}>
        <Loaded
          data={query.data?.workspace?.segment?.population.lines}
          loading={query.loading}
          error={query.error}
          onRetry={() => void query.refetch()}
          failed="The lines could not be counted."
          skeleton={<Skeleton label="Counting each line" rows={3} />}
        >
          {(lines) => <DefinitionLines lines={lines} definition={segment.definition} unit={segment.unit} />}
        </Loaded>
      </Section>
      {segment.live && (
        <>
          <SizeOverTime segment={segment} live={segment.live} />
          <RecentMoves segment={segment} />
        </>
      )}
    </>
  );
}
