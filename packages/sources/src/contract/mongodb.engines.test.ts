import { deadLetterContract } from "./dead-letter-contract.ts";
import { documentContract } from "./document-contract.ts";
import { firstBodyContract } from "./first-body-contract.ts";
import { fixtures } from "./fixtures.ts";
import { leaseContract } from "./lease-contract.ts";
import { leasedDocuments } from "./leased.ts";
import { processContract } from "./process-contract.ts";
import { serverUrl } from "./server-url.ts";

const { documents } = fixtures({ mongodbUrl: serverUrl("MONGODB_URL") });

documentContract("MongoDB", documents);
deadLetterContract("MongoDB", documents);
firstBodyContract("MongoDB", documents);
leaseContract("documents in MongoDB", documents, leasedDocuments);
processContract("documents in MongoDB", "documents", documents, leasedDocuments);
