import { type Gate, isSource } from "./gate.ts";

const mayRead =
  /(^|\/)environment\.ts$|\.test\.tsx?$|(^|\/)vitest\.config\.ts$|^packages\/testkit\/|^apps\/cli\/src\/bootstrap|\.mjs$/;

/** Only `environment.ts` reads process.env, so that what configures a process is one page. */
export const environmentAccess: Gate = {
  name: "environment",
  check: (tree) =>
    tree.files
      .filter(
        (file) => isSource(file) && !mayRead.test(file) && /process\.env\b|import\.meta\.env\b/.test(tree.read(file)),
      )
      .map((file) => ({
        file,
        message: "reads the environment: add the setting to the app's environment.ts and pass it in.",
      })),
};
