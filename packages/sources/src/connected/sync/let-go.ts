import type { ConnectedStore, MappedRow, SyncState } from "../../ports/connected-store.ts";
import { removeTargets, type TargetKind, type TargetStores } from "./effects.ts";
import { claim } from "./progress.ts";

const rowsAtOnce = 1000;

interface LettingGo {
  readonly stores: TargetStores;
  readonly connected: ConnectedStore;
  /** Called before each page; it throws when the rows are no longer this process's. */
  readonly proceed: () => Promise<void>;
}

/** Forgets the rows of a mapping, page by page, and without `keepData` first takes away what was made of them. */
export async function letGo({ stores, connected, proceed }: LettingGo, state: SyncState, keepData: boolean) {
  for (;;) {
    await proceed();
    const rows = await connected.rowsAfter(state.mappingId, null, rowsAtOnce);
    const unknown = state.pending.filter(({ key }) => !rows.some((row) => row.key === key));
    if (!keepData) await removeTargets(stores, formerTarget(state), targetsOf([...rows, ...unknown]));
    if (rows.length === 0) return;
    await connected.removeRows(
      state.mappingId,
      rows.map(({ key }) => key),
    );
  }
}

function targetsOf(rows: readonly Pick<MappedRow, "target">[]): string[] {
  return rows.flatMap(({ target }) => target ?? []);
}

/** What the rows had become: `rows` of the state says so, whatever a newer mapping says. */
function formerTarget({ mappingId, rows }: SyncState): TargetKind {
  const kind: unknown = JSON.parse(rows).at(-1);
  return { id: mappingId, kind: typeof kind === "string" && kind !== "events" ? kind : null };
}

/**
 * Lets go of the rows of a mapping that was removed; false while another process has them. `keepData`: what was made of
 * them stays.
 */
export async function letGoOfMapping(
  {
    stores,
    connected,
    owner,
    now,
  }: Omit<LettingGo, "proceed"> & { readonly owner: string; readonly now: () => number },
  mappingId: string,
  keepData: boolean,
): Promise<boolean> {
  const progress = await claim(connected, mappingId, owner, now, undefined);
  if (!progress) return false;
  await letGo({ stores, connected, proceed: () => progress.save() }, progress.state, keepData);
  await connected.removeState(mappingId);
  return true;
}
