import { once } from "node:events";
import { request } from "node:http";
import { connect, type Socket } from "node:net";

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

/** A request whose path and headers are sent as they are given: `fetch` would tidy them. */
export function send(
  url: string,
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Buffer;
  } = {},
): Promise<RawAnswer> {
  const from = performance.now();
  const { method = "POST", headers = { "content-type": "application/json" }, body } = options;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: text, ms: performance.now() - from }));
    });
    // A server that refuses a body answers before it has read all of it, and closes: the answer counts.
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A connection that has begun a request and never ends its headers. */
export async function slowConnection(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined).resume();
  await once(socket, "connect");
  socket.write("POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  return socket;
}
