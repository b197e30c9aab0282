import styles from "./Avatar.module.css";
import { initials } from "./initials.ts";

interface AvatarProps {
  readonly name: string;
  /** People are round with two letters, accounts square with one. */
  readonly of: "person" | "account";
  readonly size?: 24 | 40;
  /** The ink square of an account's own page. */
  readonly solid?: boolean;
}

/** Decoration beside a name that is always printed, so it is hidden from assistive technology. */
export function Avatar({ name, of, size = 24, solid }: AvatarProps) {
  return (
    <span aria-hidden="true" className={styles["avatar"]} data-of={of} data-size={size} data-solid={solid || undefined}>
      {initials(name, of === "person" ? 2 : 1)}
    </span>
  );
}
