import type { IconName } from "../../ui/icon/paths.ts";

export interface RecentPage {
  readonly name: string;
  readonly path: string;
  readonly icon: IconName;
}

const most = 5;
const pages = new Map<string, readonly RecentPage[]>();

/** Remembers a named page for as long as the window lives; names of people are not written to storage. */
export function rememberPage(workspaceId: string, page: RecentPage): void {
  const others = (pages.get(workspaceId) ?? []).filter(({ path }) => path !== page.path);
  pages.set(workspaceId, [page, ...others].slice(0, most));
}

export function recentPages(workspaceId: string): readonly RecentPage[] {
  return pages.get(workspaceId) ?? [];
}
