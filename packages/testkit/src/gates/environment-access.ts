import { type Gate, isSource } from "./gate.ts";

const mayRead =
  /(^|\/)environment\.ts$|\.test\.tsx?$|(^|\/)vitest\.config\.ts$|^packages\/testkit\/|\/testing\/|^packages\/sources\/src\/contract\/|^apps\/cli\/src\/bootstrap|\.mjs$/;

const reads = /process\.env\b|import\.meta\.env\b/;
/** A composition root hands the environment to that page, and does nothing else with it. */
const handedOn = "readEnvironment(process.env";

/** Only `environment.ts` reads process.env, so that what configures a process is one page. */
export const environmentAccess: Gate = {
  name: "environment",
  check: (tree) =>
    tree.files
      .filter((file) => isSource(file) && !mayRead.test(file) && reads.test(tree.read(file).replaceAll(handedOn, "")))
      .map((file) => ({
        file,
        message: "reads the environment: add the setting to the app's environment.ts and pass it in.",
      })),
};
