import type { Missing } from '../../src/closing/missing.ts'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
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
  const rest = missing ? over(missing.unread) + over(missing.asked) : 0
  return (
    <Sheet id="missing" title={words.title}>
      {!missing && <p class="quiet">{words.noRight}</p>}
      {missing && countOf(missing) === 0 && <p>{words.none}</p>}
      {missing && countOf(missing) > 0 && (
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
          {missing.asked.slice(0, SHOWN).map(({ href, title, kind, dueOn }) => (
            <RowItem
              title={
                <a href={href}>
                  <WrittenWords words={title} />
                </a>
              }
              quiet={askedWords(reader, kind, dueOn)}
            />
          ))}
        </Rows>
      )}
      {rest > 0 && <p class="quiet">{words.more(rest)}</p>}
    </Sheet>
  )
}

const countOf = ({ unread, uploads, asked }: Missing) => unread.length + uploads.length + asked.length
const over = (all: readonly unknown[]) => Math.max(0, all.length - SHOWN)

function askedWords(
  { text, format }: Reader,
  kind: Missing['asked'][number]['kind'],
  dueOn: string | null,
): string {
  const words = text.tasks.missing
  return kind === 'review' ? words.review : words[kind](dueOn && format.date(dueOn))
}
