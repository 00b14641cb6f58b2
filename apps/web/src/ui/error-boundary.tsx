import { Component, type JSX, type ReactNode } from 'react';
import { texts } from '../i18n/language.js';
import { Button } from './button.js';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** What is shown instead; by default a page with a button that reloads. */
  fallback?: ReactNode;
}

/** Shows a sentence instead of an empty page when a component fails. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return this.props.fallback ?? <FailedPage />;
  }
}

function FailedPage(): JSX.Element {
  const { errors, common } = texts();
  return (
    <main className="failed-page" role="alert">
      <p>{errors['unknown']}</p>
      <Button onClick={() => window.location.reload()}>{common.reload}</Button>
    </main>
  );
}
