import type { Server } from "node:http";

/**
 * Ends a server without waiting for browsers that keep connections open in case they need one: it takes no new
 * connection, lets what was asked be answered for at most `patienceMs`, then closes every connection.
 */
export function drainable(http: Server): (patienceMs: number) => Promise<void> {
  let running = 0;
  let draining = false;
  let idle = (): void => undefined;
  http.prependListener("request", (_request, response) => {
    running += 1;
    if (draining) response.shouldKeepAlive = false;
    response.once("close", () => {
      running -= 1;
      if (running === 0) idle();
    });
  });
  return async (patienceMs) => {
    draining = true;
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    if (running > 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, patienceMs);
      idle = resolve;
      await promise;
      clearTimeout(timer);
    }
    http.closeAllConnections();
    await closed;
  };
}
