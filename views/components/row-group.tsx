import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { Rows } from './sheet.tsx'

/** Rows under a heading of their own, within a sheet. */
export function RowGroup({ title, children }: { title: string; children?: Child }): Html {
  return (
    <section>
      <h3 class="group-title">{title}</h3>
      <Rows>{children}</Rows>
    </section>
  )
}
