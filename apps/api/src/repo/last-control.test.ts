import { type Principal, type Stores, StoreUnavailable, type Workspace } from "@throughline/sources";
import { beforeEach, describe, expect, test } from "vitest";
import { startInstallation } from "../testing/installation.ts";
import { withLastControl } from "./last-control.ts";

const workspace: Workspace = {
  ...{ id: "w", name: "W", timeZone: "UTC", weekStart: "monday", currency: "EUR", createdAt: 0 },
  ...{ customerNoun: "customer", accountNoun: "account" },
};
const principal: Principal = { id: "t", role: "marketer", workspaceId: "w" };

let mode: "well" | "away" | "silent" | "revoked" = "well";
let now = 0;

async function answer<T>(value: T): Promise<T> {
  if (mode === "away") throw new StoreUnavailable("MySQL", "unreachable", null);
  if (mode === "silent") return new Promise<never>(() => undefined);
  return value;
}

describe("while the control database is away", () => {
  beforeEach(() => {
    mode = "well";
    now = 0;
  });

  async function lastControl() {
    const made = await startInstallation(async () => undefined);
    await made.stop();
    const stores: Stores = {
      ...made.stores,
      control: {
        ...made.stores.control,
        workspaces: () => answer([workspace]),
        workspace: () => answer(workspace),
        principalOf: () => answer(mode === "revoked" ? undefined : principal),
      },
    };
    return withLastControl(stores, () => now).control;
  }

  test.each(["away", "silent"] as const)("what was known is served: %s", async (fault) => {
    const control = await lastControl();
    await Promise.all([control.workspaces(), control.workspace("w"), control.principalOf("secret")]);
    mode = fault;
    expect(await control.workspaces()).toEqual([workspace]);
    expect(await control.workspace("w")).toEqual(workspace);
    expect(await control.principalOf("secret")).toEqual(principal);
  });

  test("nobody is known whose token was not seen, was revoked, or was last seen more than five minutes ago", async () => {
    const control = await lastControl();
    await control.principalOf("secret");
    mode = "away";
    await expect(control.principalOf("other")).rejects.toThrow(StoreUnavailable);
    now = 5 * 60_000 + 1;
    await expect(control.principalOf("secret")).rejects.toThrow(StoreUnavailable);
    mode = "well";
    await control.principalOf("secret");
    mode = "revoked";
    expect(await control.principalOf("secret")).toBeUndefined();
    mode = "away";
    await expect(control.principalOf("secret")).rejects.toThrow(StoreUnavailable);
  });
});
