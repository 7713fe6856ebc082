import type { ItemState } from '../../src/requests/vocabulary.ts'
import { Tag, type TagKind } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

const KINDS: Record<ItemState, TagKind> = {
  open: 'waiting',
  'sent-back': 'recalled',
  sent: 'fromClient',
  lacking: 'draft',
  accepted: 'done',
  excused: 'done',
}

/** How far an item is, in the words of the side that looks. */
export function ItemTag({
  reader,
  state,
  words,
}: {
  reader: Reader
  state: ItemState
  words: Readonly<Record<ItemState, string>>
}): Html {
  return <Tag kind={KINDS[state]} reader={reader} label={words[state]} />
}
