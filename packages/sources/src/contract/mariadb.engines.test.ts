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

const { business, control, segments, membership, connected } = fixtures({ mysqlUrl: serverUrl("MARIADB_URL") });

businessContract("MariaDB", business);
leaseContract("business records in MariaDB", business, leasedBusiness);
scopeContract("MariaDB", business);
controlContract("MariaDB", control);
segmentContract("MariaDB", segments);
membershipContract("MariaDB", membership);
connectedContract("MariaDB", connected);
processContract("business records in MariaDB", "business", business, leasedBusiness);
membershipProcessContract("MariaDB", membership);
