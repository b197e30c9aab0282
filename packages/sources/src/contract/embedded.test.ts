import { businessContract } from "./business-contract.ts";
import { connectedContract } from "./connected-contract.ts";
import { controlContract } from "./control-contract.ts";
import { deadLetterContract } from "./dead-letter-contract.ts";
import { documentContract } from "./document-contract.ts";
import { firstBodyContract } from "./first-body-contract.ts";
import { fixtures } from "./fixtures.ts";
import { leaseContract } from "./lease-contract.ts";
import { leasedBusiness, leasedDocuments } from "./leased.ts";
import { membershipContract } from "./membership-contract.ts";
import { scopeContract } from "./scope-contract.ts";
import { segmentContract } from "./segment-contract.ts";

const { documents, business, control, segments, membership, connected } = fixtures({});

documentContract("SQLite", documents);
deadLetterContract("SQLite", documents);
firstBodyContract("SQLite", documents);
leaseContract("documents in SQLite", documents, leasedDocuments);
businessContract("SQLite", business);
leaseContract("business records in SQLite", business, leasedBusiness);
scopeContract("SQLite", business);
controlContract("SQLite", control);
segmentContract("SQLite", segments);
membershipContract("SQLite", membership);
connectedContract("SQLite", connected);
