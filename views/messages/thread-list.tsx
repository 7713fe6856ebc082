import type { FoundMessage, ThreadList } from '../../src/messages/read-list.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Pager } from '../components/pager.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { FoundRows, ThreadRows } from './thread-rows.tsx'

type Props = {
  reader: Reader
  base: string
  list: ThreadList
  /** Null when nothing was searched for. */
  found: readonly FoundMessage[] | null
  q: string
  page: number
  now: string
  empty: Html
}

/** The conversations of a matter, or the messages that a search found in them. */
export function ThreadsOrFound({ reader, base, list, found, q, page, now, empty }: Props): Html {
  const words = reader.text.messages
  if (found)
    return (
      <div class="sheet">
        {found.length > 0 ? (
          <>
            <p class="quiet">{words.found(found.length)}</p>
            <FoundRows {...{ reader, found, base, now }} />
          </>
        ) : (
          <EmptyState icon="search" title={words.nothingFound(q)} hint={words.nothingFoundHint} />
        )}
        <p>
          <a href={base}>{words.everything}</a>
        </p>
      </div>
    )
  const { threads, size, total } = list
  if (total === 0) return empty
  return (
    <div class="sheet">
      <ThreadRows {...{ reader, now }} threads={threads} href={({ id }) => `${base}/${id}`} />
      <Pager {...{ reader, page, size, total }} href={(n) => `${base}?page=${n}`} />
    </div>
  )
}
