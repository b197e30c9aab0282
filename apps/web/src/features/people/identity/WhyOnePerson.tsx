import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/confirm/Confirm.tsx";
import { Drawer } from "../../../ui/Drawer.tsx";
import { formatCount } from "../../../ui/format/number.ts";
import { formatDate } from "../../../ui/format/time.ts";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import styles from "./Identity.module.css";
import { IdentityDocument, type IdentityLinkView } from "./identity-documents.ts";
import { identifierWords, linkParts } from "./identity-words.ts";
import { LinkLine } from "./LinkLine.tsx";
import { MergeWith } from "./MergeWith.tsx";
import { useDecision } from "./use-decision.ts";

interface WhyOnePersonProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Why these identifiers are one person: each link with what said so, what was refused, and the ways to decide by hand. */
export function WhyOnePerson({ id, name, onClose }: WhyOnePersonProps) {
  const workspace = useWorkspace();
  const zone = useZone();
  const [parting, setParting] = useState<IdentityLinkView | null>(null);
  const [merging, setMerging] = useState(false);
  const { busy, failed, decide } = useDecision();
  const query = useQuery(IdentityDocument, {
    variables: { workspace: workspace.id, id },
    fetchPolicy: "cache-and-network",
  });
  const identity = query.data?.workspace?.customer?.identity;
  return (
    <Drawer
      caption={name}
      title="Why one person"
      onClose={onClose}
      foot={
        <Button onPress={() => setMerging(true)} isDisabled={!identity}>
          Merge with another…
        </Button>
      }
    >
      <Loaded
        data={query.data?.workspace}
        loading={false}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The identity could not be read."
        skeleton={<Skeleton label="Loading the identity" rows={6} />}
      >
        {() => {
          if (!identity)
            return <EmptyState why="How this profile came together is not known while the engine is away." />;
          const { joined, refused } = linkParts(identity.links);
          return (
            <div className={styles["parts"]}>
              <section>
                <h3>{formatCount(identity.identifiers.length, "identifier")}</h3>
                <ul>
                  {identity.identifiers.map((one) => (
                    <li key={one.key} className={styles["identifier"]}>
                      <span>{identifierWords(one.key)}</span>
                      <span className={styles["quiet"]}>
                        {one.firstSeen ? `since ${formatDate(one.firstSeen, zone)}` : "no event yet"}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
              <section>
                <h3>Joined by</h3>
                {joined.length === 0 ? (
                  <EmptyState why="Nothing had to be joined: it is known by one identifier alone." />
                ) : (
                  <ul>
                    {joined.map((link) => (
                      <LinkLine key={linkKey(link)} link={link} zone={zone} onPart={() => setParting(link)} />
                    ))}
                  </ul>
                )}
              </section>
              {refused.length > 0 && (
                <section>
                  <h3>Not joined</h3>
                  <ul>
                    {refused.map((link) => (
                      <LinkLine key={linkKey(link)} link={link} zone={zone} />
                    ))}
                  </ul>
                </section>
              )}
            </div>
          );
        }}
      </Loaded>
      {parting && (
        <Confirm
          title="Part into two people"
          confirm="Part"
          withNote
          busy={busy}
          failed={failed}
          onConfirm={(note) =>
            void decide({ act: "part", a: parting.a, b: parting.b, note }).then((done) => done && setParting(null))
          }
          onClose={() => setParting(null)}
        >
          <p>
            <strong>{identifierWords(parting.a)}</strong> and <strong>{identifierWords(parting.b)}</strong> stay apart,
            whatever messages say, until they are merged by hand. Figures of the past count two as well.
          </p>
        </Confirm>
      )}
      {merging && identity && (
        <MergeWith
          id={id}
          name={name}
          busy={busy}
          failed={failed}
          onMerge={(b, note) =>
            void decide({ act: "merge", a: identity.identifiers[0]?.key ?? id, b, note }).then(
              (done) => done && setMerging(false),
            )
          }
          onClose={() => setMerging(false)}
        />
      )}
    </Drawer>
  );
}

const linkKey = ({ a, b, messageId, state }: IdentityLinkView): string => [a, b, messageId, state].join("\n");
