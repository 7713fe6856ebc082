import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { Icon } from './icon.tsx'

/** Leads to the page that this one was opened from, wherever somebody really came from. */
export function BackLink({ href, children }: { href: string; children: Child }): Html {
  return (
    <p class="back">
      <a href={href}>
        <Icon name="arrow-left" /> {children}
      </a>
    </p>
  )
}
