import { resolve } from "node:path";
import type { Environment } from "../../environment.ts";
import { type Command, UsageError } from "../command.ts";
import { BackupRefused, type Manifest } from "./manifest.ts";
import { takeBackup } from "./take-backup.ts";

const tools = {
  documents:
    'Events and profiles are in MongoDB and not in this backup. Now save them: mongodump --uri "$MONGODB_URL" --gzip --archive=documents.gz',
  business:
    "Records, workspaces and settings are in MySQL and not in this backup. Now save them: mysqldump --single-transaction --databases, with every database whose name begins with the prefix",
};

export function elsewhereOf({ mongodbUrl, mysqlUrl }: Environment): Manifest["elsewhere"] {
  return [...(mongodbUrl ? (["documents"] as const) : []), ...(mysqlUrl ? (["business"] as const) : [])];
}

export const backupCommand: Command = {
  name: "backup",
  summary: "Save the stores and the collector's log into a new folder, also while the product runs",
  usage: "FOLDER",
  options: {},
  optionHelp: {},
  run: async ({ environment, steps, print, now }, words) => {
    const [folder, ...more] = words;
    if (folder === undefined || more.length > 0) throw new UsageError("Give one new folder: backup FOLDER");
    const directory = resolve(folder);
    const elsewhere = elsewhereOf(environment);
    steps.begin(`Saving ${environment.home}`);
    try {
      const { files } = await takeBackup(environment.home, directory, { now: now(), elsewhere });
      steps.done();
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      print(`Saved ${files.length} files, ${Math.ceil(bytes / 1024 ** 2)} MB, with a checksum each: ${directory}`);
      print("The engine's files are left out: they are built again from the stores.");
      for (const store of elsewhere) print(tools[store]);
      return 0;
    } catch (error) {
      if (!(error instanceof BackupRefused)) throw error;
      steps.fail(error.message);
      return 1;
    }
  },
};
