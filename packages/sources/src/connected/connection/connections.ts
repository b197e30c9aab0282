import { Secret } from "./secret.ts";

export type ConnectionKind = "mysql" | "mongodb";

/** A database of somebody else that may be read. Its address comes from the environment and is never shown. */
export interface Connection {
  /** `NAME` of `SOURCE_<NAME>_URL`, in lower case. */
  readonly name: string;
  /** Null when the address begins with none of the known schemes. */
  readonly kind: ConnectionKind | null;
  readonly url: Secret;
}

const variable = /^SOURCE_([A-Z0-9_]{1,60})_URL$/;
const kinds: ReadonlyMap<string, ConnectionKind> = new Map([
  ["mysql", "mysql"],
  ["mariadb", "mysql"],
  ["mongodb", "mongodb"],
  ["mongodb+srv", "mongodb"],
]);

/** The connections that `SOURCE_<NAME>_URL` variables name, by name. */
export function connectionsOf(environment: Readonly<Record<string, string | undefined>>): readonly Connection[] {
  const found = Object.entries(environment).flatMap(([key, url]) => {
    const name = variable.exec(key)?.[1]?.toLowerCase();
    if (name === undefined || !url) return [];
    const scheme = /^([a-z+]+):\/\//i.exec(url)?.[1]?.toLowerCase() ?? "";
    return [{ name, kind: kinds.get(scheme) ?? null, url: new Secret(url) }];
  });
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
