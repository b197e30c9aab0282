import { Button } from "../../../ui/Button.tsx";
import { formatDate } from "../../../ui/format/time.ts";
import { Tag } from "../../../ui/Tag.tsx";
import styles from "./Identity.module.css";
import type { IdentityLinkView } from "./identity-documents.ts";
import { identifierWords } from "./identity-words.ts";

const tags = {
  joined: null,
  byHand: "By hand",
  limit: "Over the limit",
  voided: "Kept apart",
  parted: "Parted",
} as const;

interface LinkLineProps {
  readonly link: IdentityLinkView;
  readonly zone: string;
  readonly onPart?: () => void;
}

/** Two identifiers, and what says that they are one person or are not. */
export function LinkLine({ link, zone, onPart }: LinkLineProps) {
  const tag = tags[link.state];
  const pair = `${identifierWords(link.a)} and ${identifierWords(link.b)}`;
  return (
    <li className={styles["link"]}>
      <p>
        <strong>{identifierWords(link.a)}</strong> and <strong>{identifierWords(link.b)}</strong>{" "}
        {tag && <Tag tone={link.state === "byHand" ? "accent" : "warning"}>{tag}</Tag>}
      </p>
      <p className={styles["quiet"]}>
        {link.reason}
        {link.reason !== "" && " · "}
        {formatDate(link.at, zone)}
        {link.by ? ` · ${link.by}` : ` · source ${link.source}`}
      </p>
      {onPart && (
        <Button look="link" aria-label={`Part ${pair}`} onPress={onPart}>
          Part…
        </Button>
      )}
    </li>
  );
}
