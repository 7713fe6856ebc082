import { LinkButton } from '../components/button.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; path: string; asked: string; older: number | null; paged: boolean }

/** By event number and not by page: what is written meanwhile moves nothing. */
export function LogPager({ reader, path, asked, older, paged }: Props): Html | null {
  if (!paged && older === null) return null
  const words = reader.text.audit
  const to = (before: string) => `${path}?${[asked, before].filter(Boolean).join('&')}`
  return (
    <nav class="pager" aria-label={reader.text.components.pages}>
      {paged && (
        <LinkButton href={asked ? to('') : path} icon="arrow-left">
          {words.newest}
        </LinkButton>
      )}
      {older !== null && (
        <LinkButton href={to(`before=${older}`)} icon="arrow-right" rel="next">
          {words.older}
        </LinkButton>
      )}
    </nav>
  )
}
