import { resolve } from "node:path";
import { elsewhereOf } from "../backup/backup.ts";
import { BackupRefused } from "../backup/manifest.ts";
import { type Command, UsageError } from "../command.ts";
import { holderOf } from "../start/home-lock.ts";
import { checkBackup, putBack } from "./put-back.ts";

const where = {
  documents: "Events and profiles were in MongoDB (MONGODB_URL): put them back with mongorestore.",
  business: "Records, workspaces and settings were in MySQL (MYSQL_URL): put them back with mysql < FILE.",
};

export const restoreCommand: Command = {
  name: "restore",
  summary: "Put a backup into an empty home, after every file of it was checked",
  usage: "FOLDER",
  options: { replace: { type: "boolean" } },
  optionHelp: { replace: "Also when the home is not empty: what is there is moved beside it, not deleted" },
  run: async ({ environment, steps, print, now }, words, options) => {
    const [folder, ...more] = words;
    if (folder === undefined || more.length > 0) throw new UsageError("Give the folder of one backup: restore FOLDER");
    const { home } = environment;
    const directory = resolve(folder);
    try {
      const running = await holderOf(home);
      if (running)
        throw new BackupRefused(
          `Throughline runs in ${home} (process ${running.pid}). Nothing was changed. Stop it first: kill ${running.pid}`,
        );
      steps.begin(`Checking ${directory}`);
      const manifest = await checkBackup(directory);
      const missing = manifest.elsewhere.filter((store) => !elsewhereOf(environment).includes(store));
      if (missing.length > 0)
        throw new BackupRefused(
          `${missing.map((store) => where[store]).join(" ")} Nothing was changed. Set the address and restore again.`,
        );
      steps.begin(`Restoring into ${home}`);
      const old = await putBack(directory, home, manifest, { now: now(), replace: options["replace"] === true });
      steps.done();
      print(`Restored ${manifest.files.length} files as of ${new Date(manifest.takenAt).toISOString()} into ${home}.`);
      if (old) print(`What was there before is now in ${old}. Delete it when you no longer need it.`);
      for (const store of manifest.elsewhere) print(where[store]);
      return 0;
    } catch (error) {
      if (!(error instanceof BackupRefused)) throw error;
      steps.fail(error.message);
      return 1;
    }
  },
};
