import type { Child, Html } from '../jsx/jsx-runtime.ts'

/** A titled part of a page. `now` marks the one that says what is happening. `id` also names the heading's anchor. */
export function Sheet({
  id,
  title,
  kind = 'plain',
  actions,
  children,
}: {
  id: string
  title: Child
  kind?: 'plain' | 'now' | 'internal'
  actions?: Child
  children?: Child
}): Html {
  return (
    <section class={`sheet ${kind}`} id={id} aria-labelledby={`${id}-title`}>
      <div class="sheet-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** A list of things, each a sentence with a quiet line, something at the end, and perhaps one act. */
export function Rows({ children, id }: { children?: Child; id?: string }): Html {
  return (
    <ul class="rows" id={id}>
      {children}
    </ul>
  )
}

export function RowItem({
  title,
  quiet,
  due,
  late = false,
  internal = false,
  id,
  children,
}: {
  title: Child
  quiet?: Child
  due?: Child
  late?: boolean
  internal?: boolean
  id?: string
  children?: Child
}): Html {
  return (
    <li id={id} class={internal ? 'is-internal' : false}>
      <div class="what">
        <div class="row-title">{title}</div>
        {quiet && <p class="quiet">{quiet}</p>}
      </div>
      {due && <span class={late ? 'due late' : 'due'}>{due}</span>}
      {children}
    </li>
  )
}
