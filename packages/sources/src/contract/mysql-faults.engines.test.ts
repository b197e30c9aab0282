import { faultContract } from "./fault-contract.ts";
import { leasedBusiness } from "./leased.ts";
import { serverUrl } from "./server-url.ts";

faultContract("MySQL", { url: serverUrl("MYSQL_URL"), option: "mysqlUrl", health: "business" }, async (stores) =>
  leasedBusiness(await stores.business("faults")),
);
