import type { ReactNode } from "react";

export interface ConfirmProps {
  readonly title: string;
  /** What will happen, and what cannot be taken back. */
  readonly children: ReactNode;
  readonly confirm: string;
  /** Red, for what destroys. */
  readonly danger?: boolean;
  /** Asks for a reason that is kept with the act. */
  readonly withNote?: boolean;
  readonly busy?: boolean;
  /** Why it did not happen; the dialog stays. */
  readonly failed?: string | undefined;
  readonly onConfirm: (note: string) => void;
  readonly onClose: () => void;
}
