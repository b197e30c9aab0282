import { controlStore } from "../control/control-store.ts";
import { membershipStore } from "../membership/membership-store.ts";
import { controlMigrations } from "../migrations/control.ts";
import { migrate } from "../migrations/migrate.ts";
import type { Migration } from "../migrations/step.ts";
import { checkedWorkspaceId, type RelationalBackend } from "../ports/backend.ts";
import { segmentStore } from "../segments/segment-store.ts";
import { businessStore } from "./business-store.ts";
import { connectedStore } from "./connected-store.ts";
import { MysqlServer } from "./mysql-server.ts";

/** MySQL or MariaDB: one server, one pool, one database per workspace and one for control. */
export function mysqlRelational(url: string, prefix: string): RelationalBackend {
  const server = new MysqlServer(url);
  const databaseOf = (workspaceId: string) => `${prefix}ws_${checkedWorkspaceId(workspaceId)}`;
  const controlName = `${prefix}control`;
  const migrator = (name: string) => (migrations: readonly Migration[]) => migrateNamed(server, name, migrations);
  const nothing = async () => {};
  return {
    engine: "MySQL",
    control: controlStore(server.database(controlName), {
      migrate: () => migrator(controlName)(controlMigrations),
      close: nothing,
    }),
    async business(workspaceId) {
      const name = databaseOf(workspaceId);
      return businessStore(server.database(name), { migrate: migrator(name), close: nothing });
    },
    segments: async (workspaceId) => segmentStore(server.database(databaseOf(workspaceId))),
    membership: async (workspaceId) => membershipStore(server.database(databaseOf(workspaceId))),
    connected: async (workspaceId) => connectedStore(server.database(databaseOf(workspaceId))),
    ping: () => server.ping(),
    drop: (workspaceId) => server.drop(databaseOf(workspaceId)),
    dropControl: () => server.drop(controlName),
    close: () => server.close(),
  };
}

async function migrateNamed(server: MysqlServer, name: string, migrations: readonly Migration[]): Promise<void> {
  const { flavour } = await server.version();
  await server.create(name);
  await migrate(server.database(name, flavour), name, migrations, (work) => server.underLock(name, work));
}
