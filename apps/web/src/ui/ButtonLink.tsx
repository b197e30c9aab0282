import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import styles from "./Button.module.css";
import { classes } from "./classes.ts";

interface AnchorProps extends Omit<ComponentProps<"a">, "className"> {
  readonly look?: "primary" | "secondary";
}

function Anchor({ look = "secondary", ...rest }: AnchorProps) {
  return <a {...rest} className={classes(styles["button"], styles[look])} />;
}

/** A link that stands where a button would: it goes somewhere, so it can be opened in a new tab and read as a link. */
export const ButtonLink = createLink(Anchor);
