import * as disk from "node:fs/promises";
import { join } from "node:path";

/** One file that is written at its end only. */
export interface LogFile {
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Everything written so far survives a loss of power afterwards. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  read(into: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
}

/** The files of one log directory: a port, so that tests can lose power, fill the disk and kill between two calls. */
export interface LogFiles {
  readonly directory: string;
  list(): Promise<readonly string[]>;
  /** Makes the file when it is missing; its name is durable then. */
  open(name: string): Promise<LogFile>;
  contents(name: string): Promise<Buffer | undefined>;
  size(name: string): Promise<number>;
  /** It does not come back: files that are removed one after the other never leave a gap. */
  remove(name: string): Promise<void>;
  /** The file has the old content or the new one, whatever happens meanwhile, and the new one afterwards. */
  replace(name: string, content: string): Promise<void>;
}

/** What changes files and their names: names are durable once their directory was synced. */
export type Disk = Pick<typeof disk, "open" | "rename" | "rm">;

export async function logFiles(directory: string, { open, rename, rm }: Disk = disk): Promise<LogFiles> {
  const { mkdir, readdir, readFile, stat } = disk;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const at = (name: string) => join(directory, name);
  const syncNames = async () => {
    const folder = await open(directory);
    await folder.sync().finally(() => folder.close());
  };
  return {
    directory,
    list: () => readdir(directory),
    async open(name) {
      const handle = await open(at(name), "a+", 0o600).then(async (made) => {
        await made.close();
        return open(at(name), "r+");
      });
      await syncNames().catch(async (error) => {
        await handle.close();
        throw error;
      });
      return {
        async write(bytes, position) {
          const { bytesWritten } = await handle.write(bytes, 0, bytes.byteLength, position);
          if (bytesWritten < bytes.byteLength)
            throw Object.assign(new Error("the disk took a part only"), { code: "ENOSPC" });
        },
        sync: () => handle.datasync(),
        truncate: (size) => handle.truncate(size),
        read: async (into, position) => (await handle.read(into, 0, into.byteLength, position)).bytesRead,
        close: () => handle.close(),
      };
    },
    contents: (name) =>
      readFile(at(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw error;
      }),
    size: async (name) => (await stat(at(name))).size,
    async remove(name) {
      await rm(at(name), { force: true });
      await syncNames();
    },
    async replace(name, content) {
      const handle = await open(at(`${name}.new`), "w", 0o600);
      await handle
        .writeFile(content)
        .then(() => handle.datasync())
        .finally(() => handle.close());
      await rename(at(`${name}.new`), at(name));
      await syncNames();
    },
  };
}
