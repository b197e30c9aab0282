import { identifierTitle } from "../../../values/identifier-words.ts";
import type { IdentityLinkView } from "./identity-documents.ts";

/** "Device 4f2a": an identifier's type as people call it, and its value. */
export function identifierWords(key: string): string {
  const at = key.indexOf(":");
  return at < 0 ? key : `${identifierTitle(key.slice(0, at))} ${key.slice(at + 1)}`;
}

/** What became of a link, as a heading of its part of the list. */
export function linkParts(links: readonly IdentityLinkView[]): {
  readonly joined: readonly IdentityLinkView[];
  readonly refused: readonly IdentityLinkView[];
} {
  const joins = (link: IdentityLinkView) => link.state === "joined" || link.state === "byHand";
  return { joined: links.filter(joins), refused: links.filter((link) => !joins(link)) };
}
