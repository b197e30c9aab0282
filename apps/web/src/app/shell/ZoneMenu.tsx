import type { ReactElement } from "react";
import { zoneName } from "../../ui/format/time.ts";
import { Menu } from "../../ui/Menu.tsx";

interface ZoneMenuProps {
  readonly zone: string | null;
  /** The workspace's own zone. */
  readonly own: string;
  readonly onChange: (zone: string | null) => void;
  readonly trigger: ReactElement;
}

/** Which zone's midnight begins a day: the workspace's, the viewer's, or UTC. The server does the bucketing. */
export function ZoneMenu({ zone, own, onChange, trigger }: ZoneMenuProps): ReactElement {
  const viewer = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const others = [...new Set([viewer, "UTC", zone])].filter((name): name is string => name !== null && name !== own);
  return (
    <Menu
      label="Time zone"
      trigger={trigger}
      selected={zone ?? own}
      onAction={(id) => onChange(id === own ? null : id)}
      groups={[
        {
          items: [
            { id: own, name: zoneName(own), note: "workspace" },
            ...others.map((id) => ({ id, name: zoneName(id), note: id === viewer ? "yours" : undefined })),
          ],
        },
      ]}
    />
  );
}
