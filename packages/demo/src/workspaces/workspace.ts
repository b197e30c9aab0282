/** One committed file of a demo workspace, in the import format that its name's ending says. */
export interface DemoFile {
  /** What the importer is told: `events` or the plural of a record kind. */
  readonly kind: string;
  /** Absolute path. */
  readonly path: string;
  /** The source name that the rows are imported under. */
  readonly source: string;
  /** Rows without the header. */
  readonly rows: number;
}

/** A demo workspace: what it is called, its units' nouns, its licence, and its files in the order of loading. */
export interface DemoWorkspace {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly weekStart: "monday" | "sunday";
  readonly currency: string;
  readonly customerNoun: string;
  readonly accountNoun: string;
  readonly title: string;
  readonly citation: string;
  /** The last instant in the files, in ms: what `shiftWeeks` moves to yesterday at the latest. */
  readonly lastEvent: number;
  readonly files: readonly DemoFile[];
}

/** The files of `data/<folder>` in the order given, as `[file name, kind, rows]`. */
export function demoFiles(
  folder: string,
  source: string,
  files: readonly (readonly [name: string, kind: string, rows: number])[],
): readonly DemoFile[] {
  const data = `${import.meta.dirname}/../../data/${folder}`;
  return files.map(([name, kind, rows]) => ({ kind, path: `${data}/${name}`, source, rows }));
}
