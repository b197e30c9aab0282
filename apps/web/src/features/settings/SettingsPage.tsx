import { Link } from "@tanstack/react-router";
import { channelRules, identityRules, internalUsers } from "@throughline/model";
import { barOnly } from "../../app/shell/Navigation.tsx";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { usePageSearch } from "../../paging/use-page-search.ts";
import { SettingPart } from "../../settings/SettingPart.tsx";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { PageTabs } from "../../ui/page-tabs/PageTabs.tsx";
import { ChannelsEditor } from "./ChannelsEditor.tsx";
import { IdentityEditor } from "./IdentityEditor.tsx";
import { InternalUsersEditor } from "./InternalUsersEditor.tsx";
import styles from "./SettingsPage.module.css";
import { readSettingsSearch, settingsParts } from "./settings-parts.ts";

/** What this workspace decides about itself: who is one person, where visits come from, and who is not counted. */
export function SettingsPage() {
  const { id: workspaceId } = useWorkspace();
  const [{ of }] = usePageSearch(readSettingsSearch);
  return (
    <div className={styles["page"]}>
      <PageHead title="Settings" caption="Every change is a version: who, when and why, and the way back." />
      <PageTabs label="Settings">
        {settingsParts.map((part) => (
          <Link
            key={part.id}
            to="/w/$workspaceId/settings"
            params={{ workspaceId }}
            search={(old: Record<string, unknown>) => ({ ...barOnly(old), of: part.id })}
            aria-current={part.id === of ? "page" : undefined}
          >
            {part.name}
          </Link>
        ))}
      </PageTabs>
      {of === "identity" && <SettingPart kind={identityRules}>{(props) => <IdentityEditor {...props} />}</SettingPart>}
      {of === "channels" && <SettingPart kind={channelRules}>{(props) => <ChannelsEditor {...props} />}</SettingPart>}
      {of === "internal" && (
        <SettingPart kind={internalUsers}>{(props) => <InternalUsersEditor {...props} />}</SettingPart>
      )}
    </div>
  );
}
