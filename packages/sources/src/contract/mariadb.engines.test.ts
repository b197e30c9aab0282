import { businessContract } from "./business-contract.ts";
import { controlContract } from "./control-contract.ts";
import { fixtures } from "./fixtures.ts";
import { leaseContract, leasedBusiness } from "./lease-contract.ts";
import { scopeContract } from "./scope-contract.ts";
import { serverUrl } from "./server-url.ts";

const { business, control } = fixtures({ mysqlUrl: serverUrl("MARIADB_URL") });

businessContract("MariaDB", business);
leaseContract("business records in MariaDB", business, leasedBusiness);
scopeContract("MariaDB", business);
controlContract("MariaDB", control);
