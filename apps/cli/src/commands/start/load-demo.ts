import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoWorkspace, demoWorkspaces, shiftWeeks } from "@throughline/demo";
import { importFile, type Stores, type Workspace } from "@throughline/sources";
import type { CommandContext } from "../command.ts";
import { progressText } from "../import.ts";
import { createWorkspace } from "../workspaces.ts";

/** Written once everything is loaded: a demo workspace that is deleted later stays deleted. */
const marker = (home: string): string => join(home, "demo-loaded.json");

export function demoIsLoaded(home: string): boolean {
  return existsSync(marker(home));
}

/**
 * Loads the demo workspaces through the importer, or goes on where an interrupted load stopped. The shift of the dates
 * is decided once per workspace and kept with it.
 */
export async function loadDemo(context: CommandContext, stores: Stores, originalDates: boolean): Promise<void> {
  for (const demo of demoWorkspaces) {
    const workspace = await demoWorkspace(stores, demo, originalDates, context.now());
    const shift = workspace.demo?.shiftedWeeks ?? 0;
    if (originalDates && shift !== 0)
      context.steps.say(
        `${demo.name} was loaded with moved dates before and stays so. For its original dates start with an empty home: THROUGHLINE_HOME=/new/path npm start -- --original-dates`,
      );
    for (const file of demo.files)
      await importFile({
        stores,
        home: context.environment.home,
        workspaceId: workspace.id,
        kind: file.kind,
        path: file.path,
        source: file.source,
        shiftWeeks: shift,
        now: context.now,
        signal: context.signal,
        onProgress: (progress) => context.steps.detail(`${demo.name}, ${file.kind}, ${progressText(progress)}`),
      });
  }
  await writeFile(marker(context.environment.home), `${JSON.stringify(demoWorkspaces.map(({ id }) => id))}\n`);
}

async function demoWorkspace(
  stores: Stores,
  demo: DemoWorkspace,
  originalDates: boolean,
  now: number,
): Promise<Workspace> {
  const held = await stores.control.workspace(demo.id);
  if (held) return held;
  const { id, name, timeZone, weekStart, currency, customerNoun, accountNoun, title, citation } = demo;
  const shiftedWeeks = originalDates ? 0 : shiftWeeks(now, demo.lastEvent, timeZone);
  const made: Workspace = {
    ...{ id, name, timeZone, weekStart, currency, customerNoun, accountNoun },
    demo: { title, citation, shiftedWeeks, synthetic: false },
    createdAt: now,
  };
  await createWorkspace(stores, made);
  return made;
}
