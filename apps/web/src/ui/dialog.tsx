import { Dialog as Primitive } from 'radix-ui';
import { X } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useTexts } from '../i18n/language.js';
import { IconButton } from './button.js';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** `panel` comes from the right and leaves the page usable, `drawer` comes from the left. */
  kind?: 'center' | 'panel' | 'drawer';
  /** The title is read aloud only. */
  hidesTitle?: boolean;
  children: ReactNode;
}

export function Dialog({
  isOpen,
  onClose,
  title,
  kind = 'center',
  hidesTitle = false,
  children,
}: DialogProps): JSX.Element {
  const { common } = useTexts();
  return (
    <Primitive.Root open={isOpen} modal={kind !== 'panel'} onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        {kind !== 'panel' && <Primitive.Overlay className="dialog__overlay" />}
        <Primitive.Content
          className={`dialog dialog--${kind}`}
          aria-describedby={undefined}
          onInteractOutside={(event) => {
            if (kind === 'panel') event.preventDefault();
          }}
        >
          <header className={hidesTitle ? 'visually-hidden' : 'dialog__head'}>
            <Primitive.Title className="dialog__title">{title}</Primitive.Title>
            {!hidesTitle && (
              <IconButton label={common.close} plain onClick={onClose}>
                <X size={18} />
              </IconButton>
            )}
          </header>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
