import type { Problem } from "@throughline/model";

export interface Members {
  all(): Promise<readonly { readonly id: string }[]>;
}

/** Who is no member cannot be made the owner: nobody would look after the segment. */
export async function ownerProblems(members: Members, ownerId: string): Promise<readonly Problem[]> {
  if ((await members.all()).some(({ id }) => id === ownerId)) return [];
  const message = "Nobody who may edit segments here has this id. Choose one of the members; the owner is unchanged.";
  return [{ code: "notFound", message, path: ["giveTo"] }];
}
