/** Who owns or saved something: oneself by a word, the others by the name they signed in under. */
export function ownerWords(id: string, me: string | undefined): string {
  if (id === me) return "You";
  return id.replace(/^token:/, "");
}
