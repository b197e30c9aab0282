import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { breakingChanges } from "./schema-compatible.ts";

/** Prints what is generated again and compares it with what is committed, then looks for breaks. */
const contract = "packages/contract";
const printed = [`${contract}/schema.graphql`, `${contract}/definitions.schema.json`, "docs/conditions.md"];
const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
const before = new Map(printed.map((file) => [file, textOf(file)]));
execFileSync("node", ["apps/api/src/print-schema.ts"], { stdio: ["ignore", "ignore", "inherit"] });
const current = textOf(`${contract}/schema.graphql`);
let failed = false;
const fail = (message: string) => {
  failed = true;
  console.error(message);
};

for (const [file, text] of before)
  if (text !== textOf(file))
    fail(`${file} was not what is printed: it has been printed again, commit it (npm run schema).`);

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
