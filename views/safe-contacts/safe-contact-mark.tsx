import type { SafeContactNote } from '../../src/safe-contacts/read.ts'
import { Notice } from '../components/notice.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { hourName } from '../preferences/hour.ts'
import type { Reader } from '../text/reader.ts'

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
            {text.staffHow} {rules(reader, note).join(' · ') || text.askFirst}
          </p>
          {note.note && <p class="written">{note.note}</p>}
        </Notice>
      ))}
    </>
  )
}

function rules(reader: Reader, { noVoicemail, hours, workingDays }: SafeContactNote): string[] {
  const text = reader.text.safeContacts
  const hour = (one: number) => hourName(one, reader.language)
  return [
    noVoicemail && text.noVoicemail,
    hours && text.only(hour(hours.from), hour(hours.until)),
    workingDays && text.weekdays,
  ].filter((rule) => typeof rule === 'string')
}
