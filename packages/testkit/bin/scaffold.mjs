// `npm run scaffold -- condition NAME`: begins a new kind: its folder, its line in the registry and what is printed of it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { install, root, run } from "./prepare.mjs";

install();
const args = process.argv.slice(2);
if (Number(process.versions.node.split(".")[0]) < 24)
  process.exit((await run("node", [import.meta.filename, ...args])).code);

const { scaffold } = await import("../src/scaffold/scaffold.ts");
const { condition } = await import("../src/scaffold/condition.ts");
const families = { condition };
const [familyName, name] = args;
if (args.length !== 2 || !Object.hasOwn(families, familyName)) {
  console.error("Say what to begin: npm run scaffold -- condition NAME");
  process.exit(2);
}

const family = families[familyName];
const at = (file) => path.join(root, file);
const done = scaffold(family, name, {
  read: (file) => (existsSync(at(file)) ? readFileSync(at(file), "utf8") : undefined),
  write: (file, text) => {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  },
});
if ("problem" in done) {
  console.error(done.problem);
  process.exit(1);
}
for (const file of done.paths) console.log(file);
const after = [
  ["biome", "check", "--write", "--colors=off", ...done.paths],
  ["node", "apps/api/src/print-schema.ts"],
  ["graphql-codegen", "--config", "apps/web/codegen.ts"],
];
for (const [program, ...words] of after) {
  const { code, output } = await run(program, words, { quiet: true });
  if (code === 0) continue;
  console.error(output);
  process.exit(code);
}
console.log("Printed again: the GraphQL schema, the JSON Schema, docs/conditions.md and the web's documents.");
for (const line of family.next(name)) console.log(line);
