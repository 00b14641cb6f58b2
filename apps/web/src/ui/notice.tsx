import { CircleAlert, Info } from 'lucide-react';
import type { JSX, ReactNode } from 'react';

interface NoticeProps {
  kind?: 'info' | 'problem';
  /** Buttons beside the text. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A sentence about the state of the page, read aloud when it appears. */
export function Notice({ kind = 'info', actions, children }: NoticeProps): JSX.Element {
  const Icon = kind === 'problem' ? CircleAlert : Info;
  return (
    <div className={`notice notice--${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden="true" />
      <span className="notice__text">{children}</span>
      {actions}
    </div>
  );
}
