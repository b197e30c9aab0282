import { faultContract } from "./fault-contract.ts";
import { leasedDocuments } from "./leased.ts";
import { serverUrl } from "./server-url.ts";

faultContract("MongoDB", { url: serverUrl("MONGODB_URL"), option: "mongodbUrl", health: "documents" }, async (stores) =>
  leasedDocuments(await stores.documents("faults")),
);
