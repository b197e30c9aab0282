import { fixtures } from "./fixtures.ts";
import { leasedBusiness, leasedDocuments } from "./leased.ts";
import { processContract } from "./process-contract.ts";

const { documents, business } = fixtures({});

processContract("documents in SQLite", "documents", documents, leasedDocuments);
processContract("business records in SQLite", "business", business, leasedBusiness);
