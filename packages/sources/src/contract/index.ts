export { businessContract } from "./business-contract.ts";
export { controlContract } from "./control-contract.ts";
export { documentContract } from "./document-contract.ts";
export { leaseContract } from "./lease-contract.ts";
export { type Leased, leasedBusiness, leasedDocuments } from "./leased.ts";
export type { Fixture, OpenFixture } from "./open-fixture.ts";
export { processContract } from "./process-contract.ts";
export { scopeContract } from "./scope-contract.ts";
