import { DropdownMenu } from 'radix-ui';
import type { JSX, ReactElement, ReactNode } from 'react';

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  label: string;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
  children: ReactNode;
}

export function Menu({ trigger, label, align = 'end', side = 'bottom', children }: MenuProps): JSX.Element {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  danger?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export const MenuItem = ({ icon, danger = false, onSelect, children }: MenuItemProps): JSX.Element => (
  <DropdownMenu.Item className={`menu__item ${danger ? 'menu__item--danger' : ''}`} onSelect={onSelect}>
    {icon}
    {children}
  </DropdownMenu.Item>
);

export const MenuSeparator = (): JSX.Element => <DropdownMenu.Separator className="menu__separator" />;

export const MenuLabel = ({ children }: { children: ReactNode }): JSX.Element => (
  <DropdownMenu.Label className="menu__label">{children}</DropdownMenu.Label>
);

interface MenuChoicesProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; text: string }[];
  onChange: (value: Value) => void;
}

/** One of several values. */
export const MenuChoices = <Value extends string>({
  label,
  value,
  choices,
  onChange,
}: MenuChoicesProps<Value>): JSX.Element => (
  <DropdownMenu.RadioGroup value={value} onValueChange={(chosen) => onChange(chosen as Value)}>
    <MenuLabel>{label}</MenuLabel>
    {choices.map((choice) => (
      <DropdownMenu.RadioItem
        key={choice.value}
        value={choice.value}
        className="menu__item menu__item--choice"
        onSelect={(event) => event.preventDefault()}
      >
        <DropdownMenu.ItemIndicator className="menu__check">✓</DropdownMenu.ItemIndicator>
        {choice.text}
      </DropdownMenu.RadioItem>
    ))}
  </DropdownMenu.RadioGroup>
);
