import { useQuery } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { Autocomplete, useFilter } from "react-aria-components/Autocomplete";
import { Menu as AriaMenu, Header, MenuSection } from "react-aria-components/Menu";
import { Input, SearchField } from "react-aria-components/SearchField";
import { useSegmentChoices } from "../../segment-choice/use-segment-choices.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import styles from "../../ui/Floating.module.css";
import { Icon } from "../../ui/Icon.tsx";
import { MenuItem } from "../../ui/overlays/MenuItem.tsx";
import { barOnly } from "../shell/Navigation.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { workspaceListQuery } from "../workspace/workspace-query.ts";
import { paletteEntries } from "./palette-entries.ts";
import { recentPages } from "./recent.ts";

const groups = ["Recent", "Screens", "Segments", "Workspaces"] as const;

/** ⌘K: type a few letters, Enter goes there. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const { data } = useQuery(workspaceListQuery);
  const segments = useSegmentChoices();
  const { contains } = useFilter({ sensitivity: "base" });
  const entries = paletteEntries(workspace, data?.workspaces ?? [], recentPages(workspace.id), segments.all);
  const go = (id: string): void => {
    const entry = entries.find((candidate) => candidate.id === id);
    onClose();
    if (entry) void navigate({ to: entry.path, search: barOnly });
  };
  return (
    <Dialog title="Find" isOpen bare onClose={onClose}>
      <Autocomplete filter={contains} onInputChange={segments.onSearch}>
        <SearchField autoFocus aria-label="Find a screen, segment or workspace" className={styles["search"] ?? ""}>
          <Icon name="search" />
          <Input placeholder="Go to a screen, segment or workspace" />
        </SearchField>
        <AriaMenu
          aria-label="Results"
          className={styles["menu"] ?? ""}
          onAction={(key) => go(String(key))}
          renderEmptyState={() => <p className={styles["empty"]}>Nothing has this name. Change the text.</p>}
        >
          {groups
            .map((group) => ({ group, found: entries.filter((entry) => entry.group === group) }))
            .filter(({ found }) => found.length > 0)
            .map(({ group, found }) => (
              <MenuSection key={group}>
                <Header className={styles["section"] ?? ""}>{group}</Header>
                {found.map(({ id, icon, note, name }) => (
                  <MenuItem key={id} id={id} icon={icon} note={note} name={name} />
                ))}
              </MenuSection>
            ))}
        </AriaMenu>
      </Autocomplete>
    </Dialog>
  );
}
