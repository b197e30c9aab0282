import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Unit } from "@throughline/model";
import type { RequestHandler } from "express";
import { createContext } from "../context.ts";
import { publicMessage } from "../graphql/mask-errors.ts";
import type { Installation } from "../installation.ts";
import { PopulationExport } from "../modules/export/population-export.ts";
import type { ApiErrorCode } from "../repo/api-error.ts";
import { parsedInstant } from "../schema/scalars.ts";
import type { Asker } from "./identify.ts";

interface ExportRequest {
  readonly workspaceId: string;
  readonly unit: Unit;
  readonly where: unknown;
  readonly version: number | undefined;
  readonly at: number | undefined;
  readonly includeInternal: boolean;
  readonly columns: readonly string[] | undefined;
}

/** The condition is read by the model later. Undefined for anything that is not such a request. */
function readRequest(body: unknown): ExportRequest | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(body));
  const [workspaceId, unit, version] = [
    given.get("workspaceId"),
    given.get("unit") ?? "customer",
    given.get("version"),
  ];
  const [includeInternal, columns] = [given.get("includeInternal") ?? false, given.get("columns")];
  if (typeof workspaceId !== "string" || typeof includeInternal !== "boolean") return undefined;
  if (unit !== "customer" && unit !== "account") return undefined;
  if (version !== undefined && !(typeof version === "number" && Number.isSafeInteger(version))) return undefined;
  const at = given.has("at") ? parsedInstant(given.get("at")) : undefined;
  if (Number.isNaN(at)) return undefined;
  if (columns !== undefined && !isNames(columns)) return undefined;
  return { workspaceId, unit, where: given.get("where"), version, at, includeInternal, columns };
}

/** Of errors that are not the request's own fault. */
const statuses: { readonly [code in ApiErrorCode]?: number } = {
  FORBIDDEN: 403,
  VERSION_GONE: 410,
  BUSY: 503,
  UNAVAILABLE: 503,
};

const isNames = (given: unknown): given is readonly string[] =>
  Array.isArray(given) && given.every((name) => typeof name === "string" && name.length > 0 && name.length <= 200);

/** Streams a population as CSV. What is wrong with the request is said before the first byte; later it breaks off. */
export function exportHandler(installation: Installation): RequestHandler {
  return async (request, response) => {
    const asker: Asker | undefined = response.locals["asker"];
    const asked = readRequest(request.body);
    if (!asker || !asked) return void response.status(400).json({ error: "This export cannot be read." });
    const { workspaceId, unit, where, version, at, includeInternal, columns } = asked;
    const context = createContext(installation, asker);
    const reads = await context.workspaces.find(workspaceId);
    if (!reads) return void response.status(404).json({ error: "There is no such workspace." });
    context.open(reads);
    try {
      const { repo, populations } = context.in(workspaceId, at);
      const { population, problems } = await populations.define(unit, where, { version, includeInternal });
      if (!population) return void response.status(400).json({ error: problems[0]?.message, problems });
      const text = new PopulationExport(repo, installation.stores.control, populations).text(population, columns);
      const head = await text.next();
      response.attachment("people.csv").type("text/csv; charset=utf-8");
      response.write(`\ufeff${head.value ?? ""}`);
      await pipeline(Readable.from(text), response);
    } catch (cause) {
      const known = response.headersSent ? undefined : publicMessage(cause);
      if (!known) throw cause;
      const [code, error] = known;
      response.status(statuses[code] ?? 400).json({ error });
    }
  };
}
