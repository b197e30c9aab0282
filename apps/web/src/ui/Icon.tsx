import type { ReactElement } from "react";
import { type IconName, icons } from "./icon/paths.ts";

interface IconProps {
  readonly name: IconName;
  /** CSS px, default 16. */
  readonly size?: number;
  /** Only when the icon stands alone and carries meaning; otherwise it is decoration. */
  readonly label?: string;
  readonly className?: string | undefined;
}

/** One icon of the set, in the text colour around it. */
export function Icon({ name, size = 16, label, className }: IconProps): ReactElement {
  const shape: { readonly d: string; readonly fill?: true } = icons[name];
  const paint = shape.fill
    ? { fill: "currentColor" }
    : ({
        fill: "none",
        stroke: "currentColor",
        strokeWidth: 1.5,
        strokeLinecap: "round",
        strokeLinejoin: "round",
      } as const);
  const meaning = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden as decoration
    <svg width={size} height={size} viewBox="0 0 16 16" className={className} style={{ flex: "none" }} {...meaning}>
      <path d={shape.d} {...paint} />
    </svg>
  );
}
