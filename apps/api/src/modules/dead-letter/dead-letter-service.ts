import type { Problem } from "@throughline/model";
import {
  type DeadLetter,
  type DeadLetterCount,
  type DocumentStore,
  deadReasons,
  identityRulesOf,
  isDeadReason,
  planCheckOf,
  type RotatedDeadLetters,
  replayDeadLetters,
  type Stores,
} from "@throughline/sources";
import { ApiError } from "../../repo/api-error.ts";
import { maskAddresses } from "../../repo/masking.ts";
import type { Repo } from "../../repo/repo.ts";
import { shownRaw } from "./shown-raw.ts";

/** Letters handled by one call of "all": a client calls again while some are left. */
const mostAtOnce = 5_000;
const pageSize = 500;

export interface DeadLetterNode extends DeadLetter {
  /** What its reader may see of the raw bytes. */
  readonly shown: string;
}

export interface DeadLetterPage {
  readonly letters: readonly DeadLetterNode[];
  readonly counts: () => Promise<readonly DeadLetterCount[]>;
  readonly rotated: () => Promise<RotatedDeadLetters>;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** Which letters: these, or all, or all of a reason. */
export interface DeadLetterChoice {
  readonly ids?: readonly string[] | null | undefined;
  readonly all?: boolean | null | undefined;
  readonly reason?: string | null | undefined;
}

export interface DeadLetterPayload {
  readonly done: number;
  /** Stay, because their reason still holds. */
  readonly kept: number;
  /** Not looked at: call again. */
  readonly left: number;
  readonly problems: readonly Problem[];
}

/** Messages that could not become events: looked at, tried again, or thrown away. */
export class DeadLetterService {
  readonly #repo: Repo;
  readonly #stores: Stores;

  constructor(repo: Repo, { stores }: { readonly stores: Stores }) {
    this.#repo = repo;
    this.#stores = stores;
  }

  async page(first: number, after: string | undefined, reason: string | undefined): Promise<DeadLetterPage> {
    const store = await this.#documents();
    const found = await store.deadLetters({
      first: first + 1,
      ...(after === undefined ? {} : { before: after }),
      ...(reason === undefined ? {} : { reason }),
    });
    const letters = found.slice(0, first);
    return {
      letters: letters.map((letter) => this.#node(letter)),
      counts: () => store.deadLetterCounts(),
      rotated: () => store.rotatedDeadLetters(),
      endCursor: letters.at(-1)?.id ?? null,
      hasNextPage: found.length > first,
    };
  }

  #node(letter: DeadLetter): DeadLetterNode {
    const personal = this.#repo.seesPersonalData;
    const message = personal ? letter.message : maskAddresses(letter.message);
    return { ...letter, message, shown: shownRaw(letter.raw, personal) };
  }

  replay(choice: DeadLetterChoice): Promise<DeadLetterPayload> {
    return this.#each("deadLetter.replay", choice, async (letters) => {
      const { id, timeZone } = this.#repo.workspace;
      const stores = { documents: await this.#documents(), business: await this.#stores.business(id) };
      const { control } = this.#stores;
      const [check, rules] = await Promise.all([planCheckOf(control, id), identityRulesOf(control, id)]);
      const { stored, kept } = await replayDeadLetters(stores, timeZone, letters, { check, rules });
      return { done: stored, kept };
    });
  }

  discard(choice: DeadLetterChoice): Promise<DeadLetterPayload> {
    return this.#each("deadLetter.discard", choice, async (letters) => {
      const store = await this.#documents();
      return { done: await store.removeDeadLetters(letters.map(({ id }) => id)), kept: 0 };
    });
  }

  async #each(
    action: string,
    { ids, all, reason }: DeadLetterChoice,
    handle: (letters: readonly DeadLetter[]) => Promise<{ done: number; kept: number }>,
  ): Promise<DeadLetterPayload> {
    if ((ids ?? null) === null && all !== true) throw new ApiError("BAD_INPUT", "Say which dead letters: ids, or all.");
    if (ids && ids.length > pageSize) throw new ApiError("BAD_INPUT", `Give at most ${pageSize} ids.`);
    const store = await this.#documents();
    const total = { done: 0, kept: 0, seen: 0 };
    let before: string | undefined;
    while (total.seen < mostAtOnce) {
      const letters = await store.deadLetters({
        first: pageSize,
        ...(before === undefined ? {} : { before }),
        ...(ids ? { ids } : {}),
        ...(reason ? { reason } : {}),
      });
      if (letters.length === 0) break;
      const { done, kept } = await handle(letters);
      total.done += done;
      total.kept += kept;
      total.seen += letters.length;
      before = letters.at(-1)?.id;
    }
    await this.#audit(action, ids?.join(" ") ?? reason ?? "all", `${total.done} done, ${total.kept} kept`);
    const rest =
      before === undefined
        ? []
        : await store.deadLetters({ first: 1, before, ...(ids ? { ids } : {}), ...(reason ? { reason } : {}) });
    return { done: total.done, kept: total.kept, left: rest.length, problems: [] };
  }

  #documents(): Promise<DocumentStore> {
    return this.#stores.documents(this.#repo.workspace.id);
  }

  #audit(action: string, subject: string, detail: string): Promise<void> {
    const { clock, principal, workspace } = this.#repo;
    const entry = { at: clock.now, principal: principal.id, workspaceId: workspace.id, action, detail };
    return this.#stores.control.audit({ ...entry, subject: subject.slice(0, 500) });
  }
}

/** A reason as people read it. */
export const reasonLabel = (reason: string): string => (isDeadReason(reason) ? deadReasons[reason] : reason);
