import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

export type Crumb = { label: string; href?: string }

/** The way here; the last crumb is this page and has no link. */
export function Breadcrumbs({ reader, crumbs }: { reader: Reader; crumbs: readonly Crumb[] }): Html {
  return (
    <nav class="crumbs" aria-label={reader.text.components.path}>
      <ol>
        {crumbs.map(({ label, href }) => (
          <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
