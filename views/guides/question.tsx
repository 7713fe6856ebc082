import type { Html } from '../jsx/jsx-runtime.ts'

type Props = {
  id: string
  ask: string
  /** An empty line begins a paragraph. */
  answer: string
  /** Where it is done. */
  link?: { href: string; words: string } | undefined
}

export function Question({ id, ask, answer, link }: Props): Html {
  return (
    <details id={id}>
      <summary>{ask}</summary>
      <div class="prose">
        {answer.split('\n\n').map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        {link && (
          <p>
            <a href={link.href}>{link.words}</a>
          </p>
        )}
      </div>
    </details>
  )
}
