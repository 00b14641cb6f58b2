import type { JSX } from 'react';

/** The sign of the product: an octagon with an M. Decorative; the name stands beside it. */
export function Mark({ size = 24 }: { size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="mark">
      <path fill="currentColor" d="M10 2h12l8 8v12l-8 8H10l-8-8V10z" />
      <path
        className="mark__letter"
        fill="none"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M9 21.5V11l7 6.5 7-6.5v10.5"
      />
    </svg>
  );
}
