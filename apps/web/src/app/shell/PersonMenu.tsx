import { useQuery } from "@apollo/client/react";
import { type ReactElement, useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { signOut } from "../sign-in/session.ts";
import { readTheme, setTheme, type ThemeChoice } from "../theme/theme.ts";
import { workspaceListQuery } from "../workspace/workspace-query.ts";
import { readLetters, storeLetters } from "./letters.ts";
import { openOverlay } from "./overlay-store.ts";
import styles from "./Sidebar.module.css";

const themes = { "theme-system": "system", "theme-light": "light", "theme-dark": "dark" } as const satisfies Record<
  string,
  ThemeChoice
>;
const isTheme = (key: string): key is keyof typeof themes => key in themes;

/** Who is signed in, and what belongs to this person and device: theme and shortcuts. */
export function PersonMenu({ mini }: { readonly mini: boolean }): ReactElement {
  const { data } = useQuery(workspaceListQuery);
  const [theme, setChosen] = useState(readTheme);
  const [letters, setLetters] = useState(readLetters);
  const act = (key: string): void => {
    if (isTheme(key)) {
      setTheme(themes[key]);
      setChosen(themes[key]);
    } else if (key === "letters") {
      storeLetters(!letters);
      setLetters(!letters);
    } else if (key === "sign-out") void signOut();
    else openOverlay("shortcuts");
  };
  const name = data?.me.label ?? "You";
  const on = (choice: ThemeChoice) => (theme === choice ? "on" : undefined);
  return (
    <Menu
      label="Your settings"
      placement="top start"
      onAction={act}
      trigger={
        <AriaButton className={styles["person"] ?? ""} aria-label={`Your settings: ${name}`}>
          <Icon name="user" />
          {!mini && <span className={styles["name"]}>{name}</span>}
        </AriaButton>
      }
      groups={[
        {
          title: "Theme",
          items: [
            { id: "theme-system", name: "As the system", icon: "monitor", note: on("system") },
            { id: "theme-light", name: "Light", icon: "sun", note: on("light") },
            { id: "theme-dark", name: "Dark", icon: "moon", note: on("dark") },
          ],
        },
        {
          title: "Keyboard",
          items: [
            { id: "letters", name: "Letter shortcuts", note: letters ? "on" : "off" },
            { id: "shortcuts", name: "Show shortcuts", icon: "keyboard", note: "?" },
          ],
        },
        ...(data?.me.bySession ? [{ items: [{ id: "sign-out", name: "Sign out" }] }] : []),
      ]}
    />
  );
}
