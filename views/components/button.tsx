import type { Child, Html, JSX } from '../jsx/jsx-runtime.ts'
import { Icon, type IconName } from './icon.tsx'

/** One `filled` button on a screen: the next thing to do. `danger` destroys or takes back. */
export type ButtonKind = 'filled' | 'plain' | 'quiet' | 'danger'
type Look = { kind?: ButtonKind; icon?: IconName; small?: boolean; children?: Child }

export function Button({
  kind = 'plain',
  icon,
  small,
  children,
  type = 'submit',
  ...rest
}: Look & Omit<JSX.IntrinsicElements['button'], 'class'>): Html {
  return (
    <button type={type} class={buttonClass(kind, small)} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}

export function LinkButton({
  kind = 'plain',
  icon,
  small,
  children,
  href,
  ...rest
}: Look & { href: string } & Omit<JSX.IntrinsicElements['a'], 'class' | 'href'>): Html {
  return (
    <a href={href} class={buttonClass(kind, small)} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  )
}

export function buttonClass(kind: ButtonKind, small?: boolean): string {
  return small ? `button ${kind} small` : `button ${kind}`
}
