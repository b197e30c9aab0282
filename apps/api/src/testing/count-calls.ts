import type { BusinessStore, DocumentStore, Stores } from "@throughline/sources";

/** The same stores, noting the name of every read of customer and business data. */
export function countCalls(stores: Stores, calls: string[]): Stores {
  return {
    ...stores,
    documents: async (id) => noting("documents", await stores.documents(id), calls),
    business: async (id) => noting("business", await stores.business(id), calls),
  };
}

function noting<T extends DocumentStore | BusinessStore>(name: string, store: T, calls: string[]): T {
  return new Proxy(store, {
    get(target, property, receiver) {
      const member: unknown = Reflect.get(target, property, receiver);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        calls.push(`${name}.${String(property)}`);
        return Reflect.apply(member, target, args);
      };
    },
  });
}
