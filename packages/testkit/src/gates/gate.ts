/** One thing that is wrong, where, and what to do about it. */
export interface Finding {
  readonly file: string;
  readonly message: string;
}

/** The files of the tree as the gates see them: path below the root (with `/`), and text on demand. */
export interface Tree {
  readonly files: readonly string[];
  read(file: string): string;
}

/** A rule of the house that can be read off the tree. Each gate has a test that breaks it once to see it fire. */
export interface Gate {
  readonly name: string;
  check(tree: Tree): readonly Finding[];
}

export function isSource(file: string): boolean {
  return (
    /\.(ts|tsx|mjs|css)$/.test(file) &&
    !/(^|\/)(gql|dist|dist-types|reference)\//.test(file) &&
    !file.includes(".generated.")
  );
}
