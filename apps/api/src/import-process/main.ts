import process from "node:process";
import { ImportFailed, importFile, openStores } from "@throughline/sources";
import { readEnvironment } from "../environment.ts";
import { removeUpload } from "../http/uploads.ts";
import type { ImportOrder, ImportReport } from "./messages.ts";

/**
 * Imports one uploaded file in a process of its own, so that the API's event loop never waits for it. When the API goes
 * away the import stops between two batches; the same file goes on from there when it is sent again. The
 * upload is removed when its job ended for good; one that could not begin (a wrong mapping) or was cut short may go on.
 */
const environment = readEnvironment(process.env, process.cwd());
const stopped = new AbortController();
process.on("disconnect", () => stopped.abort());

const report = (message: ImportReport): void => {
  if (process.connected) process.send?.(message);
};

async function run(order: ImportOrder): Promise<void> {
  const stores = await openStores(environment);
  let running = false;
  let begun = false;
  try {
    const { job } = await importFile({
      ...order,
      stores,
      home: environment.home,
      signal: stopped.signal,
      onJob: () => {
        begun = true;
      },
      onProgress: () => {
        if (!running) report({ state: "running" });
        running = true;
      },
    });
    await removeUpload(order.path);
    report({ state: "ended", job });
  } catch (error) {
    if (begun && error instanceof ImportFailed && error.reason === "file") await removeUpload(order.path);
    const message =
      error instanceof ImportFailed ? error.message : "The import failed. What was stored stays. Start it again.";
    if (!(error instanceof ImportFailed)) console.error(error);
    report({ state: "failed", message });
  } finally {
    await stores.close();
    if (process.connected) process.disconnect();
  }
}

process.once("message", (order: ImportOrder) => void run(order));
