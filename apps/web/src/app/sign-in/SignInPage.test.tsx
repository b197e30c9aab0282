import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SignInPage } from "./SignInPage.tsx";
import { nextPath, signInPath } from "./session.ts";

const asked = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => vi.stubGlobal("fetch", asked));
afterEach(() => {
  cleanup();
  asked.mockReset();
  vi.unstubAllGlobals();
});

async function paste(token: string): Promise<void> {
  const user = userEvent.setup();
  render(<SignInPage />);
  await user.click(screen.getByLabelText("Token"));
  await user.paste(token);
  await user.keyboard("{Enter}");
}

describe("the sign-in page", () => {
  it("sends the token once, in the body only, without what was copied around it", async () => {
    asked.mockResolvedValue(Response.json({}, { status: 401 }));
    await paste("  tl_secret\n");
    expect(asked.mock.calls.map(([url, { method, body }]) => [url, method, body])).toEqual([
      ["/session", "POST", JSON.stringify({ token: "tl_secret" })],
    ]);
  });

  it("says what is wrong with the token, and keeps it for mending", async () => {
    asked.mockResolvedValue(Response.json({}, { status: 401 }));
    await paste("tl_old");
    expect((await screen.findByRole("alert")).textContent).toContain("revoked");
    expect(screen.getByLabelText("Token").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByLabelText("Token")).toHaveProperty("value", "tl_old");
  });

  it("tells an outage from a wrong token", async () => {
    asked.mockRejectedValue(new TypeError("no network"));
    await paste("tl_good");
    expect((await screen.findByRole("alert")).textContent).toContain("did not answer");
  });
});

describe("the way back", () => {
  it("is the address one came from, and only an address of this app", () => {
    expect(nextPath(signInPath("/w/demo/people?q=a&b=1#x").slice("/sign-in".length))).toBe("/w/demo/people?q=a&b=1#x");
    for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", ""])
      expect(nextPath(`?next=${encodeURIComponent(next)}`)).toBe("/");
  });
});
