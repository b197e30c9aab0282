import { gates } from "./gates.ts";
import { workingTree } from "./tree.ts";

const tree = workingTree(process.cwd());
let failed = 0;
for (const gate of gates) {
  for (const finding of gate.check(tree)) {
    failed += 1;
    console.error(`${gate.name}: ${finding.file} ${finding.message}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
