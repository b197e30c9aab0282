import { documentContract } from "./document-contract.ts";
import { fixtures } from "./fixtures.ts";
import { leaseContract, leasedDocuments } from "./lease-contract.ts";
import { serverUrl } from "./server-url.ts";

const { documents } = fixtures({ mongodbUrl: serverUrl("MONGODB_URL") });

documentContract("MongoDB", documents);
leaseContract("documents in MongoDB", documents, leasedDocuments);
