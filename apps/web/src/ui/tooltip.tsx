import { Tooltip as Primitive } from 'radix-ui';
import type { JSX, ReactElement, ReactNode } from 'react';

const DELAY_MS = 400;

export const TooltipProvider = ({ children }: { children: ReactNode }): JSX.Element => (
  <Primitive.Provider delayDuration={DELAY_MS}>{children}</Primitive.Provider>
);

/** Shows a text while the pointer is over the child, or the focus on it. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }): JSX.Element {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className="tooltip" sideOffset={6} collisionPadding={8}>
          {text}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
