import { businessContract } from "./business-contract.ts";
import { controlContract } from "./control-contract.ts";
import { fixtures } from "./fixtures.ts";
import { leaseContract, leasedBusiness } from "./lease-contract.ts";
import { scopeContract } from "./scope-contract.ts";
import { serverUrl } from "./server-url.ts";

const { business, control } = fixtures({ mysqlUrl: serverUrl("MYSQL_URL") });

businessContract("MySQL", business);
leaseContract("business records in MySQL", business, leasedBusiness);
scopeContract("MySQL", business);
controlContract("MySQL", control);
