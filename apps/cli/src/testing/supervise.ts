// A supervisor of the scripts named on the command line, for tests that end it in every way.
import { Supervisor } from "../commands/start/supervisor.ts";

const [home = ".", ...scripts] = process.argv.slice(2);
const children = scripts.map((script, at) => ({ name: `child${at}`, script, env: process.env }));
const supervisor = new Supervisor({ home, children, onCrash: (sentence) => console.log(sentence) });
supervisor.start();
process.on("SIGTERM", async () => {
  await supervisor.stop();
  process.exit(0);
});
console.log("started");
