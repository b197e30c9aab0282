import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { makeCompleteJourney } from "./make/complete-journey.ts";
import { makeOnlineRetail } from "./make/online-retail.ts";

/**
 * Makes the committed demo files from the raw tables: `npm run make -w @throughline/demo -- FOLDER`, where FOLDER holds
 * `online-retail/` and `complete-journey/` as described in the NOTICE files of `packages/demo/data`.
 */
const LIMIT = 15_000_000;
const source = process.argv[2];
if (!source) {
  console.error("Name the folder that holds online-retail/ and complete-journey/.");
  process.exit(2);
}
const target = fileURLToPath(new URL("../data", import.meta.url));
const bytes =
  makeOnlineRetail(resolve(source), join(target, "online-retail")) +
  makeCompleteJourney(resolve(source), join(target, "complete-journey"));
console.log(`${(bytes / 1e6).toFixed(2)} MB in ${target}`);
if (bytes > LIMIT) {
  console.error(`That is more than the ${LIMIT / 1e6} MB which the repository allows for demo data.`);
  process.exit(1);
}
