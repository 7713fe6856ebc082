import type { Html } from '../jsx/jsx-runtime.ts'

export type Tab = { label: string; href: string; current?: boolean; count?: number }

/** Links, not a widget: each tab is a page of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }): Html {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : false}>
              {tab.label}
              {tab.count ? <span class="count">{tab.count}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
