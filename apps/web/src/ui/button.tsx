import type { ComponentProps, JSX, ReactNode } from 'react';
import { Tooltip } from './tooltip.js';

interface ButtonProps extends ComponentProps<'button'> {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'small' | 'medium';
}

export function Button({
  kind = 'secondary',
  size = 'medium',
  className = '',
  type = 'button',
  ...rest
}: ButtonProps): JSX.Element {
  return <button type={type} className={`button button--${kind} button--${size} ${className}`} {...rest} />;
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title'> {
  /** Read aloud and shown as a tooltip. */
  label: string;
  children: ReactNode;
  /** Without a tooltip, where the label is obvious. */
  plain?: boolean;
}

export function IconButton({
  label,
  className = '',
  type = 'button',
  plain = false,
  ...rest
}: IconButtonProps): JSX.Element {
  const button = <button type={type} aria-label={label} className={`icon-button ${className}`} {...rest} />;
  return plain ? button : <Tooltip text={label}>{button}</Tooltip>;
}
