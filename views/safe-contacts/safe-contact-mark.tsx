import type { SafeContactNote } from '../../src/safe-contacts/read.ts'
import { Notice } from '../components/notice.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { safeContactRules } from './rules.ts'

/** Beside a name in a list. */
export function SafeContactTag({ reader, noVoicemail }: { reader: Reader; noVoicemail: boolean }): Html {
  const text = reader.text.safeContacts
  return (
    <Tag kind="late" reader={reader} label={noVoicemail ? `${text.mark} · ${text.noVoicemail}` : text.mark} />
  )
}

/** Above every page of the firm that is about somebody whom a mail or a call can put in danger. */
export function SafeContactNotices({
  reader,
  notes,
}: {
  reader: Reader
  notes: readonly SafeContactNote[]
}): Html {
  const text = reader.text.safeContacts
  return (
    <>
      {notes.map((note) => (
        <Notice
          kind="warning"
          title={<a href={`/firm/people/${note.personId}`}>{text.staffTitle(note.name)}</a>}
        >
          <p>
            {text.staffHow} {safeContactRules(reader, note).join(' · ') || text.askFirst}
          </p>
          {note.note && <p class="written">{note.note}</p>}
        </Notice>
      ))}
    </>
  )
}
