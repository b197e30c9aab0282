import { businessContract } from "./business-contract.ts";
import { connectedContract } from "./connected-contract.ts";
import { controlContract } from "./control-contract.ts";
import { fixtures } from "./fixtures.ts";
import { leaseContract } from "./lease-contract.ts";
import { leasedBusiness } from "./leased.ts";
import { membershipContract } from "./membership-contract.ts";
import { membershipProcessContract } from "./membership-process-contract.ts";
import { processContract } from "./process-contract.ts";
import { scopeContract } from "./scope-contract.ts";
import { segmentContract } from "./segment-contract.ts";
import { serverUrl } from "./server-url.ts";

const { business, control, segments, membership, connected } = fixtures({ mysqlUrl: serverUrl("MYSQL_URL") });

businessContract("MySQL", business);
leaseContract("business records in MySQL", business, leasedBusiness);
scopeContract("MySQL", business);
controlContract("MySQL", control);
segmentContract("MySQL", segments);
membershipContract("MySQL", membership);
connectedContract("MySQL", connected);
processContract("business records in MySQL", "business", business, leasedBusiness);
membershipProcessContract("MySQL", membership);
