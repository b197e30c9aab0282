import type { StoredRecord } from "@throughline/sources";
import DataLoader from "dataloader";
import { pageSize } from "../../repo/cursor.ts";
import { maskAddresses, maskText } from "../../repo/masking.ts";
import { textValue } from "../../repo/record-values.ts";
import type { Repo } from "../../repo/repo.ts";

export interface ContactNode {
  readonly workspaceId: string;
  readonly record: StoredRecord;
}

/** The people of an account as the business system lists them. */
export class ContactService {
  readonly #repo: Repo;
  readonly #byAccount: DataLoader<string, readonly StoredRecord[]>;

  constructor(repo: Repo) {
    this.#repo = repo;
    this.#byAccount = new DataLoader(async (keys: readonly string[]) => {
      const found = await repo.reads.recordsBy("contact", "accountId", keys, 100);
      const byAccount = Map.groupBy(found, ({ values }) => String(values["accountId"]));
      return keys.map((key) => byAccount.get(key) ?? []);
    });
  }

  async ofAccount(key: string, first: number | null | undefined): Promise<readonly ContactNode[]> {
    const size = pageSize(first, 20);
    const found = await this.#byAccount.load(key);
    return found.slice(0, size).map((record) => ({ workspaceId: this.#repo.workspace.id, record }));
  }

  name({ record }: ContactNode): string {
    return this.#shown(textValue(record, "name") ?? textValue(record, "email") ?? record.key);
  }

  /** A field of plain text. */
  text({ record }: ContactNode, name: "title" | "role"): string | null {
    const text = textValue(record, name);
    return text === null ? null : this.#shown(text);
  }

  #shown(text: string): string {
    return this.#repo.seesPersonalData ? text : maskAddresses(text);
  }

  email({ record }: Pick<ContactNode, "record">): string | null {
    const email = textValue(record, "email");
    return email === null || this.#repo.seesPersonalData ? email : maskText(email);
  }
}
