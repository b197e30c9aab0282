import { createServer, type Socket } from "node:net";
import { BSON, type Document, MongoClient } from "mongodb";

const greeting = {
  ok: 1,
  isWritablePrimary: true,
  maxWireVersion: 25,
  minWireVersion: 0,
  maxBsonObjectSize: 16_777_216,
};
const limits = { maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 };

const uses = ["insert", "update", "delete", "find", "findAndModify"];

export interface FakeMongo {
  readonly client: MongoClient;
  stop(): Promise<void>;
}

/**
 * Speaks as much of MongoDB's protocol as the real driver needs to use a collection. `answer` gets the command and what
 * stands behind it, and says what the server says; null: it hangs up.
 */
export async function fakeMongo(
  answer: (command: Document, documents: Document[]) => Document | null,
): Promise<FakeMongo> {
  const server = createServer((socket) => {
    let waiting = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
        const message = waiting.subarray(0, waiting.readInt32LE(0));
        waiting = waiting.subarray(message.length);
        const command = BSON.deserialize(message.subarray(21, 21 + message.readInt32LE(21)));
        const asked = uses.some((name) => name in command);
        const said = asked ? answer(command, documentsOf(message)) : { ...greeting, ...limits };
        if (said) reply(socket, message.readInt32LE(4), said);
        else socket.destroy();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverApi: "1" });
  return {
    client,
    async stop() {
      await client.close();
      server.close();
    },
  };
}

/** A sequence of documents with a name, behind the command. */
function documentsOf(message: Buffer): Document[] {
  const found: Document[] = [];
  if (message.length === 21 + message.readInt32LE(21)) return found;
  let at = 21 + message.readInt32LE(21) + 5;
  for (at = message.indexOf(0, at) + 1; at < message.length; at += message.readInt32LE(at))
    found.push(BSON.deserialize(message.subarray(at, at + message.readInt32LE(at))));
  return found;
}

function reply(socket: Socket, to: number, document: Document): void {
  const body = BSON.serialize(document);
  const head = Buffer.alloc(21);
  for (const [at, value] of [21 + body.length, 0, to, 2013, 0].entries()) head.writeInt32LE(value, at * 4);
  socket.write(Buffer.concat([head, body]));
}
