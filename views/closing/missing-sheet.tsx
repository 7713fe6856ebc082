import type { Missing } from '../../src/closing/missing.ts'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

const SHOWN = 30

/** What somebody looks after before the day comes. */
export function MissingSheet({
  reader,
  matterId,
  missing,
}: {
  reader: Reader
  matterId: string
  missing: Missing | null
}): Html {
  const words = reader.text.closing.missing
  const rest = (missing?.unread.length ?? 0) - SHOWN
  return (
    <Sheet id="missing" title={words.title}>
      {!missing && <p class="quiet">{words.noRight}</p>}
      {missing?.unread.length === 0 && missing.uploads.length === 0 && <p>{words.none}</p>}
      {missing && missing.unread.length + missing.uploads.length > 0 && (
        <Rows>
          {missing.unread.slice(0, SHOWN).map(({ documentId, fileName, person, isOpened }) => (
            <RowItem
              title={<a href={`/firm/matters/${matterId}/documents/${documentId}`}>{fileName}</a>}
              quiet={(isOpened ? words.unconfirmed : words.unopened)(person)}
            />
          ))}
          {missing.uploads.map(({ person, count }) => (
            <RowItem title={words.uploads(count)} quiet={words.uploadOf(person)} />
          ))}
        </Rows>
      )}
      {rest > 0 && <p class="quiet">{words.more(rest)}</p>}
    </Sheet>
  )
}
