import type { Child, Html } from '../jsx/jsx-runtime.ts'

/** `value` of `max` in any unit; without a value the work has no known end. `id` lets a script move it on. */
export function Progress({
  id,
  label,
  detail,
  value,
  max = 100,
}: {
  id: string
  label: Child
  detail?: Child
  value?: number
  max?: number
}): Html {
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      {detail && <span class="quiet">{detail}</span>}
      <progress id={id} max={max} {...(value !== undefined && { value })} />
    </div>
  )
}
