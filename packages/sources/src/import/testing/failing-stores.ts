import { LeaseLost, StoreUnavailable } from "../../ports/lease.ts";
import type { Stores } from "../../ports/stores.ts";

export interface Fault {
  /** The write with this number, counted over both stores from 1, goes wrong. */
  readonly at: number;
  /** `before`: nothing was written; `after`: it was written and the answer was lost. */
  readonly when: "before" | "after";
  readonly error: "full" | "leaseLost";
}

/** The same stores, with one write that goes wrong. */
export function failingStores(stores: Stores, fault: Fault): Stores {
  let writes = 0;
  const faulty = async <T>(write: () => Promise<T>): Promise<T> => {
    const failing = ++writes === fault.at;
    const error = fault.error === "full" ? new StoreUnavailable("business", "full", null) : new LeaseLost("taken");
    if (failing && fault.when === "before") throw error;
    const answer = await write();
    if (failing) throw error;
    return answer;
  };
  return {
    ...stores,
    documents: async (id) => {
      const store = await stores.documents(id);
      return bound(store, { append: (lease, batch) => faulty(() => store.append(lease, batch)) });
    },
    business: async (id) => {
      const store = await stores.business(id);
      return bound(store, { put: (lease, kind, records) => faulty(() => store.put(lease, kind, records)) });
    },
  };
}

/** `store` with some methods replaced; the others keep their `this`. */
function bound<S extends object>(store: S, replaced: Partial<S>): S {
  return new Proxy(store, {
    get(target, name) {
      const own: unknown = Reflect.get(replaced, name);
      const value: unknown = own ?? Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
