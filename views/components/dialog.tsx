import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { type ButtonKind, buttonClass } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/**
 * A button that opens a small panel below itself, with no script: a form in it is always a second step.
 * Use it wherever an act wants its consequences said first.
 */
export function Disclosure({
  label,
  icon,
  kind = 'plain',
  small,
  open = false,
  children,
}: {
  label: Child
  icon?: IconName
  kind?: ButtonKind
  small?: boolean
  open?: boolean
  children?: Child
}): Html {
  return (
    <details class="disclosure" open={open}>
      <summary class={buttonClass(kind, small)}>
        {icon && <Icon name={icon} />}
        <span>{label}</span>
      </summary>
      <div class="panel">{children}</div>
    </details>
  )
}

/** Opened by `views/browser/page.ts`; only for what may be missing without a script. */
export function Dialog({
  id,
  title,
  close,
  children,
}: {
  id: string
  title: Child
  close: string
  children?: Child
}): Html {
  return (
    <dialog id={id} class="dialog" aria-labelledby={`${id}-title`}>
      <div class="sheet-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <form method="dialog">
          <button type="submit" class="button quiet icon-only" aria-label={close}>
            <Icon name="x" />
          </button>
        </form>
      </div>
      {children}
    </dialog>
  )
}
