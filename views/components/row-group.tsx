import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { Rows } from './sheet.tsx'

/** Rows under a heading of their own, within a sheet. */
export function RowGroup({
  title,
  more,
  children,
}: {
  title: string
  /** Below the rows. */
  more?: Child
  children?: Child
}): Html {
  return (
    <section>
      <h3 class="group-title">{title}</h3>
      <Rows>{children}</Rows>
      {more}
    </section>
  )
}
