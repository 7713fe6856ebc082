import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

export type Step = { label: string; state: 'done' | 'current' | 'next' | 'later' }

/** Where the matter stands among its stages. */
export function Steps({
  reader,
  label,
  steps,
}: {
  reader: Reader
  label: string
  steps: readonly Step[]
}): Html {
  const words = reader.text.components
  const spoken = { done: words.stepDone, current: words.stepCurrent, next: words.stepNext, later: '' }
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step) => (
        <li class={step.state} aria-current={step.state === 'current' ? 'step' : false}>
          {step.label}
          {spoken[step.state] && <span class="seen-by-readers"> ({spoken[step.state]})</span>}
        </li>
      ))}
    </ol>
  )
}
