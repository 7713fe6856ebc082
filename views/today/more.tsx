import type { Part } from '../../src/stretch.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = {
  reader: Reader
  part: Part<unknown>
  /** What the list is called, for whoever hears the link without the list. */
  of: string
  /** Where the whole list is; null where the reader has none. */
  href: string | null
}

/** How many more there are than a page shows, and the way to them. */
export function More({ reader, part: { more, isOpen }, of, href }: Props): Html | null {
  if (more === 0) return null
  const words = reader.text.today.more(more, isOpen)
  return (
    <p class="quiet">
      {href ? (
        <a href={href}>
          {words}
          <span class="seen-by-readers"> · {of}</span>
        </a>
      ) : (
        words
      )}
    </p>
  )
}
