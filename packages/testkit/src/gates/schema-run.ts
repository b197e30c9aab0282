import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { breakingChanges } from "./schema-compatible.ts";

/** Prints the schema and the typed documents again and compares them with what is committed, then looks for breaks. */
const contract = "packages/contract";
const before = readFileSync(`${contract}/schema.graphql`, "utf8");
execFileSync("node", ["apps/api/src/print-schema.ts"], { stdio: ["ignore", "ignore", "inherit"] });
const current = readFileSync(`${contract}/schema.graphql`, "utf8");
let failed = false;
const fail = (message: string) => {
  failed = true;
  console.error(message);
};

if (before !== current)
  fail(`${contract}/schema.graphql was not the printed schema: it has been printed again, commit it (npm run schema).`);

const documents = () => execFileSync("git", ["hash-object", ...generated()], { encoding: "utf8" });
const generated = () =>
  execFileSync("git", ["ls-files", "-co", "--exclude-standard", "apps/web/src/gql"], { encoding: "utf8" })
    .split("\n")
    .filter(Boolean);
if (existsSync("apps/web/src/gql")) {
  const old = documents();
  execFileSync("graphql-codegen", ["--config", "apps/web/codegen.ts"], { stdio: ["ignore", "ignore", "inherit"] });
  if (documents() !== old)
    fail("apps/web/src/gql was out of date: it has been generated again, commit it (npm run codegen).");
}

const releasedFile = `${contract}/schema.released.graphql`;
if (existsSync(releasedFile)) {
  const accepted = JSON.parse(readFileSync(`${contract}/accepted-breaks.json`, "utf8"));
  for (const change of await breakingChanges(readFileSync(releasedFile, "utf8"), current, accepted)) fail(change);
} else fail(`${releasedFile} is missing: copy the schema of the last release there.`);
process.exit(failed ? 1 : 0);
