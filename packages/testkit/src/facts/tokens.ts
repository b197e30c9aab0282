import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** An API token of one workspace, made as an administrator makes it: by the command line. */
export async function createToken(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
  workspace: string,
  role = "marketer",
): Promise<string> {
  const cli = join(root, "apps", "cli", "src", "main.ts");
  const args = [cli, "token", "create", "--workspace", workspace, "--role", role];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: environment });
  return stdout.trim();
}
