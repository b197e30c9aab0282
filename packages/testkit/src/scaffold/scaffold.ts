/** How a new kind of a family begins: files that work as they are, and one line in the family's registry. */
export interface Scaffold {
  /** Text by path. */
  files(name: string): Readonly<Record<string, string>>;
  readonly registry: string;
  line(name: string): string;
  next(name: string): readonly string[];
}

/** Reads and writes texts by path from the root of the repository; what is not there is undefined. */
export interface Folder {
  read(path: string): string | undefined;
  write(path: string, text: string): void;
}

export type Scaffolded = { readonly paths: readonly string[] } | { readonly problem: string };

/** `existed-for` and `existedFor` are the same name. */
export const camel = (name: string): string => name.replace(/-([a-z0-9])/g, (_, next: string) => next.toUpperCase());

export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const taken: ReadonlySet<string> = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static
  super switch this throw true try typeof var void while with yield arguments eval`.split(/\s+/),
);

/** Writes a new kind, or says why not and writes nothing. */
export function scaffold(family: Scaffold, given: string, folder: Folder): Scaffolded {
  const name = camel(given);
  if (!/^[a-z][a-zA-Z0-9]{1,39}$/.test(name) || taken.has(name))
    return { problem: `"${given}" cannot be a name: use 2 to 40 letters and digits, as in "lastSeen".` };
  const files = Object.entries(family.files(name));
  const registered = folder.read(family.registry)?.split("\n") ?? [];
  const line = family.line(name);
  if (registered.includes(line) || files.some(([path]) => folder.read(path) !== undefined))
    return { problem: `There is already a kind "${name}".` };
  for (const [path, text] of files) folder.write(path, text);
  folder.write(family.registry, inOrder(registered, line).join("\n"));
  return { paths: [...files.map(([path]) => path), family.registry] };
}

const from = (line: string): string => line.slice(line.indexOf(" from "));

/** Before the first line of the list that comes from a later path; else after the last of them. */
function inOrder(lines: readonly string[], line: string): readonly string[] {
  const isListed = (one: string) => one.startsWith("export {");
  const later = lines.findIndex((one) => isListed(one) && from(one) > from(line));
  const at = later < 0 ? lines.findLastIndex(isListed) + 1 : later;
  return lines.toSpliced(at, 0, line);
}
