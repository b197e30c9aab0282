import { type ReactElement, type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from "react";
import { ButtonContext } from "react-aria-components/Button";

export interface OverlayState {
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

interface OverlayTriggerProps {
  /** A button of the component library, however wrapped. */
  readonly trigger: ReactElement;
  readonly popup: "menu" | "dialog";
  /** Fetches the overlay's code; called when the pointer or focus comes near, so that the press finds it there. */
  readonly preload: () => unknown;
  /** It has just been asked for by something else: it opens by itself, once. */
  readonly startOpen?: boolean | undefined;
  readonly children: (state: OverlayState) => ReactNode;
}

/** Opens an overlay whose code is loaded on first use. The trigger stays mounted, so focus comes back to it. */
export function OverlayTrigger({
  trigger,
  popup,
  preload,
  startOpen = false,
  children,
}: OverlayTriggerProps): ReactElement {
  const triggerRef = useRef<HTMLButtonElement>(null);
  const [isOpen, onOpenChange] = useState(false);
  const [used, setUsed] = useState(false);
  const open = (): void => {
    setUsed(true);
    onOpenChange(true);
  };
  const opensItself = useRef(startOpen);
  useEffect(() => {
    if (!opensItself.current) return;
    opensItself.current = false;
    // The focus comes back to the trigger when it closes.
    triggerRef.current?.focus();
    setUsed(true);
    onOpenChange(true);
  }, []);
  return (
    <>
      <ButtonContext
        value={{
          ref: triggerRef,
          onPress: open,
          onHoverStart: () => void preload(),
          onFocus: () => void preload(),
          onKeyDown: (event) => {
            if (popup === "menu" && (event.key === "ArrowDown" || event.key === "ArrowUp")) open();
            else event.continuePropagation();
          },
          "aria-haspopup": popup,
          "aria-expanded": isOpen,
        }}
      >
        {trigger}
      </ButtonContext>
      <ButtonContext value={null}>
        {used && <Suspense fallback={null}>{children({ triggerRef, isOpen, onOpenChange })}</Suspense>}
      </ButtonContext>
    </>
  );
}
