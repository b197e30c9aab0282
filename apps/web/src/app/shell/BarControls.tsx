import type { ReactElement } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { zoneName } from "../../ui/format/time.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icon/paths.ts";
import { plural } from "../../values/nouns.ts";
import type { BarPart } from "../screens.ts";
import { compareWords, rangeWords } from "../url/bar-words.ts";
import { useBar } from "../url/use-bar.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { CompareMenu } from "./CompareMenu.tsx";
import { InternalMenu } from "./InternalMenu.tsx";
import { RangeControl } from "./RangeControl.tsx";
import { SegmentPicker } from "./SegmentPicker.tsx";
import styles from "./TopBar.module.css";
import { ZoneMenu } from "./ZoneMenu.tsx";

/** The joined control: range, compare, segment, internal users, zone; only the parts that act on this screen. */
export function BarControls({ parts }: { readonly parts: readonly BarPart[] }): ReactElement | null {
  const [bar, change] = useBar();
  const workspace = useWorkspace();
  if (parts.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one joined control
    <div role="group" aria-label="Range, comparison, segment, internal users and zone" className={styles["joined"]}>
      {parts.includes("range") && (
        <RangeControl
          range={bar.range}
          onChange={(range) => change({ range })}
          trigger={part(rangeWords(bar.range), "calendar")}
        />
      )}
      {parts.includes("compare") && (
        <CompareMenu
          compare={bar.compare}
          onChange={(compare) => change({ compare })}
          trigger={part(compareWords(bar.compare, bar.range))}
        />
      )}
      {parts.includes("segment") && (
        <SegmentPicker
          segment={bar.segment}
          everyone={`All ${plural(workspace.customerNoun)}`}
          onChange={(segment) => change({ segment })}
          trigger={(words) => part(words, undefined, bar.segment === null)}
        />
      )}
      {parts.includes("internal") && (
        <InternalMenu internal={bar.internal} onChange={(internal) => change({ internal })} />
      )}
      {parts.includes("zone") && (
        <ZoneMenu
          zone={bar.zone}
          own={workspace.timeZone}
          onChange={(zone) => change({ zone })}
          trigger={part(zoneName(bar.zone ?? workspace.timeZone), "globe", true)}
        />
      )}
    </div>
  );
}

function part(words: string, icon?: IconName, optional?: boolean): ReactElement {
  return (
    <AriaButton className={styles["part"] ?? ""} data-optional={optional ? "" : undefined}>
      {icon && <Icon name={icon} size={14} />}
      {words}
    </AriaButton>
  );
}
