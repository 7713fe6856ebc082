import type { ContactNote, ContactPreference } from '../../src/contact-preferences/queries.ts'
import { Icon } from '../components/icon.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type TagProps = { reader: Reader; preference: ContactPreference | null | undefined }

/** Beside a name in a list; nothing beside somebody who uses the portal as anybody does. */
export function ContactTag({ reader, preference }: TagProps): Html | null {
  if (!preference || preference.way === 'portal') return null
  return <Tag kind="internal" reader={reader} label={reader.text.contactPreferences.tag[preference.way]} />
}

/** Above every page of the firm that is about somebody who would rather not use the portal. */
export function ContactNotes({
  reader,
  notes,
}: {
  reader: Reader
  notes: readonly ContactNote[]
}): Html | null {
  if (notes.length === 0) return null
  const words = reader.text.contactPreferences
  return (
    <ul class="contact-notes">
      {notes.map(({ personId, name, way, note }) => (
        <li>
          <Icon name={way === 'phone' ? 'phone' : 'mail'} />
          <p>
            <a href={`/firm/people/${personId}`}>{words.line[way](name)}</a>
            {note && <span class="written"> {note}</span>}
            {way !== 'portal' && <span class="quiet"> {words.how[way]}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
