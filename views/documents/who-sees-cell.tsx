import type { DocumentRow } from '../../src/documents/list/read.ts'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

const NAMED = 3

/** Internal, shared with whom, or from the client: in a word, an icon and a colour. */
export function WhoSeesCell({ reader, document }: { reader: Reader; document: DocumentRow }): Html {
  const words = reader.text.documents
  const { origin, readings, number, author } = document
  const isFromClient = origin === 'client'
  const newestShared = Math.max(0, ...readings.map(({ versionNumber }) => versionNumber))
  return (
    <div>
      {isFromClient && <Tag kind="fromClient" reader={reader} />}
      {isFromClient && <span class="quiet second-line">{author}</span>}
      {readings.length > 0 && <Tag kind="shared" reader={reader} />}
      {readings.length > 0 && (
        <span class="quiet second-line">
          {namesOf(
            reader,
            readings.map(({ name }) => name),
          )}
        </span>
      )}
      {readings.length > 0 && newestShared < number && (
        <span class="quiet second-line">{words.sharedVersion(newestShared)}</span>
      )}
      {!isFromClient && readings.length === 0 && <Tag kind="internal" reader={reader} />}
      {!isFromClient && readings.length === 0 && <span class="quiet second-line">{words.onlyFirm}</span>}
    </div>
  )
}

function namesOf({ text, format }: Reader, names: readonly string[]): string {
  if (names.length <= NAMED) return format.list(names)
  return text.documents.others(names.slice(0, NAMED - 1).join(', '), names.length - NAMED + 1)
}
