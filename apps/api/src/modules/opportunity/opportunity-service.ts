import type { StoredRecord } from "@throughline/sources";
import DataLoader from "dataloader";
import { pageSize } from "../../repo/cursor.ts";
import { maskAddresses } from "../../repo/masking.ts";
import { numberValue } from "../../repo/record-values.ts";
import type { Repo } from "../../repo/repo.ts";

/** The possible sales of an account, newest first; addresses of people in their texts as the reader may see them. */
export class OpportunityService {
  readonly #byAccount: DataLoader<string, readonly StoredRecord[]>;

  constructor(repo: Repo) {
    this.#byAccount = new DataLoader(async (keys: readonly string[]) => {
      const found = await repo.reads.recordsBy("opportunity", "accountId", keys, 1_000);
      const byAccount = Map.groupBy(found, ({ values }) => String(values["accountId"]));
      const shown = (record: StoredRecord) => (repo.seesPersonalData ? record : masked(record));
      return keys.map((key) => (byAccount.get(key) ?? []).map(shown));
    });
  }

  async ofAccount(key: string, first: number | null | undefined): Promise<readonly StoredRecord[]> {
    const size = pageSize(first, 20);
    const created = (record: StoredRecord): number => numberValue(record, "createdAt") ?? 0;
    return (await this.#byAccount.load(key)).toSorted((a, b) => created(b) - created(a)).slice(0, size);
  }
}

function masked(record: StoredRecord): StoredRecord {
  const values = Object.entries(record.values).map(
    ([name, value]) => [name, typeof value === "string" ? maskAddresses(value) : value] as const,
  );
  return { ...record, values: Object.fromEntries(values) };
}
