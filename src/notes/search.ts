import { wordsOf } from '../../views/notes/note-text.ts'
import type { MatterSource } from '../search/hits/hit.ts'
import { openNote } from './open.ts'
import { findNote } from './queries.ts'

const HEADING = 80

/** Notes among what the firm's own people find. Nobody looks for them on behalf of a client. */
export const noteHits: MatterSource = {
  ...{ source: 'note', group: 'notes', section: 'messages' },
  staff: ({ db, vault }, access, id) => {
    const reading = access.narrowed('messages:read')
    const row = reading && findNote(db, reading, id)
    if (!row) return null
    const { matterId } = access
    const words = wordsOf(openNote(vault, matterId, row).body)
    const [title = '', ...rest] = words.split(/\n|(?<=[.!?])\s+/)
    const href = `/firm/matters/${matterId}/notes`
    const isShort = title.length <= HEADING
    return {
      ...{ key: id, href, lang: undefined, at: row.writtenAt },
      ...(isShort
        ? { title, text: rest.join(' ') || null }
        : { title: `${title.slice(0, HEADING)}…`, text: words }),
    }
  },
  guest: null,
}
