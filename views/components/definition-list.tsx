import type { Child, Html } from '../jsx/jsx-runtime.ts'

export type Definition = { term: Child; value: Child }

export function DefinitionList({ items }: { items: readonly Definition[] }): Html {
  return (
    <dl class="definitions">
      {items.map(({ term, value }) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
