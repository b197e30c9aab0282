import { fixtures } from "./fixtures.ts";
import { leasedBusiness, leasedDocuments } from "./leased.ts";
import { membershipProcessContract } from "./membership-process-contract.ts";
import { processContract } from "./process-contract.ts";

const { documents, business, membership } = fixtures({});

processContract("documents in SQLite", "documents", documents, leasedDocuments);
processContract("business records in SQLite", "business", business, leasedBusiness);
membershipProcessContract("SQLite", membership);
