import { Component, type ErrorInfo, type ReactNode } from "react";
import { Button } from "../../ui/Button.tsx";
import styles from "./Failure.module.css";

interface State {
  readonly failed: boolean;
}

/** The last net: a fault in drawing one page never takes the shell away. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error("This page could not be drawn", error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <PageFailure onRetry={() => this.setState({ failed: false })} />;
  }
}

/** What stands in place of a page that could not be drawn. */
export function PageFailure({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  return (
    <div role="alert" className={styles["failure"]}>
      <h1>This page could not be drawn</h1>
      <p>Your data and this address are safe. Retry, or go to another screen.</p>
      <Button onPress={onRetry}>Retry</Button>
    </div>
  );
}
