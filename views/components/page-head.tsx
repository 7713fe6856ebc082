import type { Child, Html } from '../jsx/jsx-runtime.ts'

/** The page's one `h1`, a quiet line over it and what can be done with the whole. */
export function PageHead({
  over,
  title,
  under,
  actions,
}: {
  over?: Child
  title: Child
  under?: Child
  actions?: Child
}): Html {
  return (
    <header class="page-head">
      <div>
        {over && <p class="quiet over">{over}</p>}
        <h1>{title}</h1>
        {under && <p class="quiet">{under}</p>}
      </div>
      {actions && <div class="toolbar">{actions}</div>}
    </header>
  )
}
