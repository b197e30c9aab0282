import { cpSync } from "node:fs";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { startProduct, temporaryHome } from "./product.ts";

declare module "vitest" {
  interface ProvidedContext {
    demoHome: string;
  }
}

/** Loads the demo once for all tests that look at it. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const place = temporaryHome();
  const product = await startProduct(place.home);
  await product.stop();
  provide("demoHome", place.home);
  return place.remove;
}

/** A home of its own in which the demo was loaded and the product ended. */
export function homeWithDemo(): { home: string; remove(): void } {
  const place = temporaryHome();
  cpSync(inject("demoHome"), place.home, { recursive: true });
  return place;
}
