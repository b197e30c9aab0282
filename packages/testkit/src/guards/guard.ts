/** A rule that one line of the product holds up, and the test that must turn red without that line. */
export interface Guard {
  readonly name: string;
  /** What is promised while the line stands. */
  readonly keeps: string;
  readonly file: string;
  /** Text of the line, once in the file, and what stands there instead when the guard is taken out. */
  readonly line: string;
  readonly without: string;
  /** The file of the test and a part of its name. */
  readonly test: string;
  readonly named: string;
}

/** Tests that need database servers are in files of this name and run only where there are some. */
export const needsServers = ({ test }: Guard): boolean => test.endsWith(".engines.test.ts");

/** The text of the file without the guard; throws when the line is not there exactly once. */
export function withoutGuard({ name, file, line, without }: Guard, text: string): string {
  const times = text.split(line).length - 1;
  if (times !== 1) throw new Error(`guard "${name}": its line is ${times} times in ${file}, not once. Mend the list.`);
  return text.replace(line, () => without);
}
