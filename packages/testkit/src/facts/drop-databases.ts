import { demoWorkspaces } from "@throughline/demo";
import { openStores } from "@throughline/sources";
import { gaWorkspace } from "./ga-sample/ga-facts.ts";

/** Removes what a pass left on servers. `settings` are the product's: MONGODB_URL, MYSQL_URL, DATABASE_PREFIX. */
export async function dropDatabases(home: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const { MONGODB_URL: mongodbUrl, MYSQL_URL: mysqlUrl, DATABASE_PREFIX: prefix } = settings;
  if (!mongodbUrl || !mysqlUrl || !prefix) return;
  const stores = await openStores({ home, mongodbUrl, mysqlUrl, prefix });
  try {
    for (const id of [...demoWorkspaces.map((demo) => demo.id), gaWorkspace]) await stores.drop(id);
    await stores.dropControl();
  } finally {
    await stores.close();
  }
}
