import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { Icon, type IconName } from './icon.tsx'

/** Nothing here yet: says so, and what to do next. `children` is the button that does it. */
export function EmptyState({
  icon = 'folder-open',
  title,
  hint,
  children,
}: {
  icon?: IconName
  title: Child
  hint?: Child
  children?: Child
}): Html {
  return (
    <div class="empty">
      <span class="empty-arch">
        <Icon name={icon} />
      </span>
      <p class="empty-title">{title}</p>
      {hint && <p class="quiet">{hint}</p>}
      {children}
    </div>
  )
}
