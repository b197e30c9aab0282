import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStores } from "../open-stores.ts";
import type { BusinessStore } from "../ports/business-store.ts";
import type { ConnectedStore } from "../ports/connected-store.ts";
import type { MembershipStore } from "../ports/membership-store.ts";
import type { SegmentStore } from "../ports/segment-store.ts";
import type { Stores } from "../ports/stores.ts";
import type { BusinessFixture, ControlFixture, DocumentFixture, Fixture } from "./open-fixture.ts";

/** The servers of a test run; neither means the embedded files. */
export interface Servers {
  readonly mongodbUrl?: string;
  readonly mysqlUrl?: string;
}

const workspaceId = "contract";

/** Stored membership and what stands beside it in the same database. */
export interface Membership {
  readonly store: MembershipStore;
  readonly segments: SegmentStore;
  readonly business: BusinessStore;
}

/** Fixtures whose databases have a prefix of their own and are dropped afterwards. */
export function fixtures(servers: Servers) {
  async function open<Store>(pick: (stores: Stores) => Promise<Store>, migrate: (store: Store) => Promise<void>) {
    const home = mkdtempSync(join(tmpdir(), "throughline-contract-"));
    const config = { home, prefix: `contract_${randomUUID().slice(0, 8)}_`, ...servers };
    const opened = [await openStores(config)];
    const [first] = opened;
    if (!first) throw new Error("nothing was opened");
    const store = await pick(first);
    await migrate(store);
    const fixture: Fixture<Store> = {
      store,
      config,
      workspaceId,
      async another() {
        const stores = await openStores(config);
        opened.push(stores);
        return pick(stores);
      },
      drop: (other) => first.drop(other),
      async dispose() {
        await first.drop(workspaceId);
        await first.dropControl();
        await Promise.all(opened.map((stores) => stores.close()));
        rmSync(home, { recursive: true, force: true });
      },
    };
    return fixture;
  }
  return {
    documents: (): Promise<DocumentFixture> =>
      open(
        (s) => s.documents(workspaceId),
        (s) => s.migrate(),
      ),
    business: (): Promise<BusinessFixture> =>
      open(
        (s) => s.business(workspaceId),
        (s) => s.migrate(),
      ),
    segments: (): Promise<Fixture<SegmentStore>> =>
      open(
        async (s) => {
          await (await s.business(workspaceId)).migrate();
          return s.segments(workspaceId);
        },
        async () => {},
      ),
    connected: (): Promise<Fixture<ConnectedStore>> =>
      open(
        async (s) => {
          await (await s.business(workspaceId)).migrate();
          return s.connected(workspaceId);
        },
        async () => {},
      ),
    /** With the segments that a test makes first. */
    membership: (): Promise<Fixture<Membership>> =>
      open(
        async (s) => {
          await (await s.business(workspaceId)).migrate();
          const [segments, business, store] = await Promise.all([
            s.segments(workspaceId),
            s.business(workspaceId),
            s.membership(workspaceId),
          ]);
          return { segments, business, store };
        },
        async () => {},
      ),
    control: (): Promise<ControlFixture> =>
      open(
        async (s) => s.control,
        (s) => s.migrate(),
      ),
  };
}
