import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { Icon } from './icon.tsx'

/**
 * Page `page` (from 1) of a list of `total` things, `size` to a page. Nothing when one page holds all. `open`: there are
 * more than `total`, not counted further.
 */
export function Pager({
  reader,
  page,
  size,
  total,
  open = false,
  href,
}: {
  reader: Reader
  page: number
  size: number
  total: number
  open?: boolean
  href: (page: number) => string
}): Html | null {
  const last = Math.max(1, Math.ceil(total / size))
  if (last === 1) return null
  const words = reader.text.components
  const { number } = reader.format
  const from = (page - 1) * size + 1
  return (
    <nav class="pager" aria-label={words.pages}>
      {page > 1 && (
        <a class="button plain" href={href(page - 1)} rel="prev">
          <Icon name="arrow-left" />
          <span>{words.previous}</span>
        </a>
      )}
      <p class="quiet">
        {words.range(
          number(from),
          number(Math.min(total, from + size - 1)),
          open ? `${number(total)}+` : number(total),
        )}
      </p>
      {page < last && (
        <a class="button plain" href={href(page + 1)} rel="next">
          <span>{words.next}</span>
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}
