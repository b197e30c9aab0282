import { parseCondition } from "../conditions/parse/parse-condition.ts";
import { complain, type Reader, readObject } from "../conditions/parse/reader.ts";
import type { Problem } from "../problem.ts";
import { readList } from "../settings/read-field.ts";
import type { InternalUsers } from "./left-out.ts";

const domain = /^(?=.{1,253}$)([a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/i;

/** Reads untrusted JSON; problems of the condition lead to its very node. */
export function readInternalUsers(json: unknown): {
  readonly value?: InternalUsers;
  readonly problems: readonly Problem[];
} {
  const reader: Reader = { problems: [], unit: "customer" };
  const body = readObject(reader, json, [], ["where", "emailDomains"]);
  if (!body) return { problems: reader.problems };
  const { condition, problems } = parseCondition(body.get("where"));
  reader.problems.push(...problems.map((problem) => ({ ...problem, path: ["where", ...problem.path] })));
  const domains = body.get("emailDomains") ?? [];
  const emailDomains = readList(reader, domains, ["emailDomains"], 200, "domains", (_, value, path) =>
    typeof value === "string" && domain.test(value)
      ? value
      : complain(reader, path, "wrongType", "a domain is written like example.com"),
  );
  if (!condition || !emailDomains || reader.problems.length > 0) return { problems: reader.problems };
  return { value: { where: condition, emailDomains }, problems: [] };
}
