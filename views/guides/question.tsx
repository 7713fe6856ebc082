import type { Html } from '../jsx/jsx-runtime.ts'

type Props = {
  id: string
  ask: string
  /** An empty line begins a paragraph. */
  answer: string
}

export function Question({ id, ask, answer }: Props): Html {
  return (
    <details id={id}>
      <summary>{ask}</summary>
      <div class="prose">
        {answer.split('\n\n').map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
    </details>
  )
}
