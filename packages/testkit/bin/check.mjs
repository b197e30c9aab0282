// `npm run check`: everything about the code that can be seen without running the product. Each part says what to do.
import { install, run } from "./prepare.mjs";

install();
const parts = [
  { name: "types", command: ["tsc", "-b", "--pretty", "false"], advice: "Mend the types above." },
  {
    name: "lint",
    command: ["biome", "ci", "--error-on-warnings", "--colors=off", "."],
    advice: "Run `npm run format`, then mend what is left.",
  },
  { name: "gates", command: ["node", "packages/testkit/src/gates/run.ts"], advice: "Each line above says what to do." },
  {
    name: "imports",
    command: ["depcruise", "apps", "packages", "--config", ".dependency-cruiser.mjs", "--output-type", "err-long"],
    advice: "The rule's comment above says where the code belongs.",
    // Without its parser the tool cruises nothing and reports success.
    holds: (output) => Number(/\((\d+) modules/.exec(output)?.[1] ?? 0) > 100,
  },
  {
    name: "schema",
    command: ["node", "packages/testkit/src/gates/schema-run.ts"],
    advice: "Commit what was generated, or take the breaking change back.",
  },
  { name: "unused", command: ["knip"], advice: "Delete what nothing uses." },
];

let failed = 0;
const started = Date.now();
const check = async ({ name, command: [program, ...args], advice, holds = () => true }) => {
  const from = Date.now();
  const { code, output } = await run(program, args, { quiet: true });
  const ok = code === 0 && holds(output);
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  if (ok) return;
  failed += 1;
  console.log(output.trimEnd());
  console.log(`-> ${name}: ${advice}\n`);
};

// Two at a time: the machine that this must be quick on has two cores.
const queue = [...parts];
const worker = async () => {
  for (let part = queue.shift(); part; part = queue.shift()) await check(part);
};
await Promise.all([worker(), worker()]);
console.log(
  `check: ${parts.length - failed} passed, ${failed} failed in ${((Date.now() - started) / 1000).toFixed(1)} s`,
);
process.exit(failed === 0 ? 0 : 1);
