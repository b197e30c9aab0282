import { type Stores, StoreUnavailable } from "@throughline/sources";

/** Stores of which some can be taken away: calls to them fail as those to a server that is down. */
export function breakable(stores: Stores) {
  const down = new Set<"documents" | "business" | "control">();
  const guarded = <T extends object>(name: "documents" | "business" | "control", store: T): T =>
    new Proxy(store, {
      get(target, property, receiver) {
        const member: unknown = Reflect.get(target, property, receiver);
        if (typeof member !== "function") return member;
        return async (...args: unknown[]): Promise<unknown> => {
          if (down.has(name)) throw new StoreUnavailable(name, "damaged", new Error("taken away by the test"));
          return Reflect.apply(member, target, args);
        };
      },
    });
  return {
    down,
    stores: {
      ...stores,
      control: guarded("control", stores.control),
      documents: async (id: string) => guarded("documents", await stores.documents(id)),
      business: async (id: string) => guarded("business", await stores.business(id)),
    } satisfies Stores,
  };
}
