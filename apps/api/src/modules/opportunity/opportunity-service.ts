import type { StoredRecord } from "@throughline/sources";
import DataLoader from "dataloader";
import { pageSize } from "../../repo/cursor.ts";
import { numberValue } from "../../repo/record-values.ts";
import type { Repo } from "../../repo/repo.ts";

/** The possible sales of an account, newest first. */
export class OpportunityService {
  readonly #byAccount: DataLoader<string, readonly StoredRecord[]>;

  constructor(repo: Repo) {
    this.#byAccount = new DataLoader(async (keys: readonly string[]) => {
      const found = await repo.reads.recordsBy("opportunity", "accountId", keys, 1_000);
      const byAccount = Map.groupBy(found, ({ values }) => String(values["accountId"]));
      return keys.map((key) => byAccount.get(key) ?? []);
    });
  }

  async ofAccount(key: string, first: number | null | undefined): Promise<readonly StoredRecord[]> {
    const size = pageSize(first, 20);
    const created = (record: StoredRecord): number => numberValue(record, "createdAt") ?? 0;
    return (await this.#byAccount.load(key)).toSorted((a, b) => created(b) - created(a)).slice(0, size);
  }
}
