import { once } from "node:events";
import type { Request, RequestHandler, Response } from "express";
import type { ExecutionResult, GraphQLSchema } from "graphql";
import { createHandler } from "graphql-sse/lib/use/express";
import type { Logger } from "pino";
import { createContext } from "../context.ts";
import { maskErrors } from "../graphql/mask-errors.ts";
import { subscribeOnce } from "../graphql/subscribe-once.ts";
import type { Installation } from "../installation.ts";
import { type Asker, identify } from "./identify.ts";

/** Streams of one principal, and of all. A browser keeps at most six connections to a server. */
const most = { ofOne: 20, inAll: 200 };
/** How often it is asked whether whoever listens still may. */
const checkedEveryMs = 15_000;

interface Parts extends Installation {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly loopbackOnly: boolean;
}

export interface Subscriptions {
  readonly handler: RequestHandler;
  /** Completes every stream; new ones are refused. */
  end(): void;
}

/** GraphQL over server-sent events (distinct connections): one POST, one stream. */
export function subscriptions(parts: Parts): Subscriptions {
  const mask = maskErrors(parts.log, parts.nextId);
  const open = new Map<Response, { readonly principal: string; end(): void }>();
  let ended = false;

  const handle = createHandler({
    authenticate: () => null,
    async onSubscribe(request, { query, variables, operationName }) {
      const response = request.context.res;
      const asker: Asker = response.locals["asker"];
      const asked = { query, variables: variables ?? {}, operationName: operationName ?? null };
      const result = await subscribeOnce({ schema: parts.schema, mask }, asked, createContext(parts, asker));
      if (!("next" in result)) return result;
      open.set(response, { principal: asker.principal.id, end: () => void result.return?.() });
      if (ended || response.closed) await result.return?.();
      return paced(result, response);
    },
  });

  const refusal = (asker: Asker, { headers: { accept }, body }: Request): readonly [number, string] | undefined => {
    // A body that was not read as JSON is read by nobody: nothing bounds it.
    if (body === undefined) return [415, "Send the subscription as application/json."];
    if (accept !== "text/event-stream") return [406, "Ask with Accept: text/event-stream."];
    if (ended) return [503, "The server is stopping. Connect again in a moment."];
    const own = [...open.values()].filter(({ principal }) => principal === asker.principal.id).length;
    return own >= most.ofOne || open.size >= most.inAll
      ? [429, "Too many streams are open. Close some, or ask again later."]
      : undefined;
  };

  return {
    async handler(request, response) {
      const asker: Asker = response.locals["asker"];
      const refused = refusal(asker, request);
      if (refused) return void response.status(refused[0]).json({ errors: [{ message: refused[1] }] });
      const places = { principal: asker.principal.id, end: () => undefined };
      open.set(response, places);
      const check = setInterval(async () => {
        const still = await identify(request.headers, {
          control: parts.stores.control,
          loopbackOnly: parts.loopbackOnly,
        }).catch(() => asker);
        if (still?.principal.id !== asker.principal.id) open.get(response)?.end();
      }, checkedEveryMs);
      response.once("close", () => {
        clearInterval(check);
        open.delete(response);
      });
      await handle(request, response);
    },
    end() {
      ended = true;
      for (const stream of open.values()) stream.end();
    },
  };
}

/** Fetches the next result only once the former one is on its way, so that a slow reader fills no memory. */
function paced(source: AsyncIterator<ExecutionResult>, response: Response): AsyncIterableIterator<ExecutionResult> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      while (response.writableNeedDrain && !response.closed)
        await Promise.race([once(response, "drain"), once(response, "close")]);
      return source.next();
    },
    async return() {
      await source.return?.();
      return { value: undefined, done: true };
    },
  };
}
