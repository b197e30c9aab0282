import type { ReactElement } from "react";

/** The product's mark: a line that passes through. */
export function Mark(): ReactElement {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
      style={{ flex: "none" }}
    >
      <path d="M1.5 10H6M14 10h4.5" />
      <circle cx="10" cy="10" r="4" />
      <circle cx="10" cy="10" r="1" fill="var(--accent)" stroke="none" />
    </svg>
  );
}
