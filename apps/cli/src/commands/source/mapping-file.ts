import { readFile } from "node:fs/promises";
import { type Mapping, mappingSentence, type Problem, parseMapping } from "@throughline/model";
import {
  type ConnectedDatabases,
  connectedDatabases,
  type ForeignDatabase,
  MappingRefused,
  SourceUnavailable,
} from "@throughline/sources";
import { type CommandContext, UsageError } from "../command.ts";

export interface OpenMapping {
  readonly mapping: Mapping;
  readonly database: ForeignDatabase;
}

/**
 * Reads the mapping of the one FILE given, opens its connection, and runs `use`. What is wrong with the file, the
 * mapping or the connection is said line by line, with exit code 1.
 */
export async function withMappingFile(
  { environment, steps, print }: CommandContext,
  words: readonly string[],
  use: (opened: OpenMapping) => Promise<number>,
): Promise<number> {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) throw new UsageError("Give one file with a mapping in JSON.");
  const mapping = await readMapping(path);
  if (!("id" in mapping)) {
    for (const line of linesOf(mapping)) steps.say(line);
    return 1;
  }
  const databases = connectedDatabases(environment.connections);
  try {
    print(mappingSentence(mapping));
    return await use({ mapping, database: openedBy(databases, mapping.connection) });
  } catch (error) {
    if (!(error instanceof MappingRefused) && !(error instanceof SourceUnavailable)) throw error;
    for (const line of error instanceof MappingRefused ? linesOf(error.problems) : [error.message]) steps.say(line);
    return 1;
  } finally {
    await databases.close();
  }
}

async function readMapping(path: string): Promise<Mapping | readonly Problem[]> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new UsageError(`${path} cannot be read. Give the path of a file with a mapping in JSON.`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is not JSON.`);
  }
  const { mapping, problems } = parseMapping(json);
  return mapping ?? problems;
}

function openedBy(databases: ConnectedDatabases, name: string): ForeignDatabase {
  const found = databases.open(name);
  if (found) return found;
  const names = databases.connections.map((held) => held.name).join(", ") || "none";
  throw new SourceUnavailable(
    `There is no connection "${name}". Set SOURCE_${name.toUpperCase()}_URL. Connections there are: ${names}.`,
  );
}

function linesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`));
}
