import type { EventFilter, Sequence, SequenceStep } from "../condition.ts";
import { readFilter } from "../did/read-filter.ts";
import { readDuration, readWindow } from "../did/window.ts";
import { complain, given, optional, type Path, type Reader, readFlag, readObject } from "../parse/reader.ts";

const maxSteps = 10;
const maxWithout = 10;

export function readSequence(reader: Reader, json: unknown, path: Path): Sequence | undefined {
  const body = readObject(reader, json, path, ["steps", "perStep", "window"]);
  if (!body) return undefined;
  const before = reader.problems.length;
  const at = given(body, path);
  const steps = readSteps(reader, body.get("steps"), [...path, "steps"]);
  const perStep = at("perStep", (v, where) => readFlag(reader, v, where));
  const window = at("window", (v, where) => readWindow(reader, v, where));
  if (!steps || reader.problems.length > before) return undefined;
  return { steps, ...optional("perStep", perStep), ...optional("window", window) };
}

function readSteps(reader: Reader, json: unknown, path: Path): readonly SequenceStep[] | undefined {
  if (!Array.isArray(json) || json.length < 2 || json.length > maxSteps)
    return complain(reader, path, "wrongType", `a sequence has 2 to ${maxSteps} steps`);
  return json.flatMap((step: unknown, i) => readStep(reader, step, [...path, i], i) ?? []);
}

function readStep(reader: Reader, json: unknown, path: Path, nth: number): SequenceStep | undefined {
  const body = readObject(reader, json, path, ["event", "where", "within", "without"]);
  if (!body) return undefined;
  const at = given(body, path);
  const filter = readFilter(reader, body, path);
  const within = at("within", (v, where) => readDuration(reader, v, where));
  const without = at("without", (v, where) => readWithout(reader, v, where));
  for (const key of nth === 0 ? ["within", "without"] : [])
    if (body.has(key))
      complain(reader, [...path, key], "contradiction", `the first step has nothing before it: no ${key}`);
  return filter && { ...filter, ...optional("within", within), ...optional("without", without) };
}

function readWithout(reader: Reader, json: unknown, path: Path): readonly EventFilter[] | undefined {
  if (!Array.isArray(json) || json.length > maxWithout)
    return complain(reader, path, "wrongType", `must be a list of at most ${maxWithout} events`);
  return json.flatMap((one: unknown, i) => {
    const body = readObject(reader, one, [...path, i], ["event", "where"]);
    return (body && readFilter(reader, body, [...path, i])) ?? [];
  });
}
