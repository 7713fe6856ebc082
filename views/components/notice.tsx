import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { Icon, type IconName } from './icon.tsx'

const KINDS = {
  info: { icon: 'info', role: 'status' },
  success: { icon: 'circle-check', role: 'status' },
  warning: { icon: 'triangle-alert', role: 'status' },
  danger: { icon: 'circle-alert', role: 'alert' },
} as const satisfies Record<string, { icon: IconName; role: 'status' | 'alert' }>
export type NoticeKind = keyof typeof KINDS

export function Notice({
  kind = 'info',
  title,
  children,
  id,
  answers = false,
}: {
  kind?: NoticeKind
  title?: Child
  children?: Child
  id?: string
  /** Says what came of what somebody just did: the keyboard goes on from here. */
  answers?: boolean
}): Html {
  const { icon, role } = KINDS[kind]
  return (
    <div
      class={`notice ${kind}`}
      role={role}
      id={id}
      {...(answers && { tabindex: '-1', 'data-focus': true })}
    >
      <Icon name={icon} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

/** Above anything a client must not see: word, amber ground, bar and icon together. */
export function InternalNotice({ title, children }: { title: Child; children?: Child }): Html {
  return (
    <div class="notice internal">
      <Icon name="lock" />
      <div>
        <p class="notice-title">{title}</p>
        {children}
      </div>
    </div>
  )
}
