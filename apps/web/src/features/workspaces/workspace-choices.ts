interface Problem {
  readonly message: string;
  readonly path: readonly string[];
}

/** The problem that belongs to a field of the form: its path ends with the field's name. */
export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.path.at(-1) === field)?.message;
}

export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf("timeZone");
}

export function currencies(): readonly string[] {
  return Intl.supportedValuesOf("currency");
}
