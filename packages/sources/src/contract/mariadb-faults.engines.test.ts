import { faultContract } from "./fault-contract.ts";
import { leasedBusiness } from "./leased.ts";
import { serverUrl } from "./server-url.ts";

faultContract("MariaDB", { url: serverUrl("MARIADB_URL"), option: "mysqlUrl", health: "business" }, async (stores) =>
  leasedBusiness(await stores.business("faults")),
);
