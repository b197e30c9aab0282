import { lazy, type ReactNode, Suspense } from "react";

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

const ConfirmDialog = lazy(async () => ({ default: (await import("./ConfirmDialog.tsx")).ConfirmDialog }));

/** Asks before an act; mounted while it asks. */
export function Confirm(props: ConfirmProps) {
  return (
    <Suspense fallback={null}>
      <ConfirmDialog {...props} />
    </Suspense>
  );
}
