import type { GuestUpdate } from '../../src/updates/read-guest.ts'
import { Icon } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; base: string; update: GuestUpdate; now: string }

/** One update as its reader sees it: what happened, what comes next, what came with it and what was added. */
export function UpdateWords(props: Props): Html {
  const { reader, base, update, now } = props
  return (
    <div class="update">
      {update.kind === 'heartbeat' ? <Nothing {...props} /> : <Said {...props} />}
      <UpdateDocuments reader={reader} base={base} update={update} />
      {update.additions.map((addition) => (
        <div class="addition">
          <p class="quiet">{reader.text.updates.added(reader.format.day(addition.writtenAt, now))}</p>
          <WrittenWords words={addition.happened} paragraphs />
          <UpdateDocuments reader={reader} base={base} update={addition} />
        </div>
      ))}
    </div>
  )
}

function Said({ reader, update }: Props): Html {
  const words = reader.text.updates
  return (
    <>
      <WrittenWords words={update.happened} paragraphs />
      {update.next && (
        <div class="what-next">
          <h3>{words.next}</h3>
          <WrittenWords words={update.next} paragraphs />
        </div>
      )}
    </>
  )
}

/** "Nothing new as of 2 December. We are waiting for the court." */
export function Nothing({ reader, update, now }: Props): Html {
  const words = reader.text.updates
  return (
    <p>
      {words.nothingNew(reader.format.day(update.writtenAt, now))}{' '}
      {update.waitingOn ? (
        words.waitingOn[update.waitingOn]
      ) : (
        <>
          {words.waitingFor} <WrittenWords words={update.happened} />
        </>
      )}
    </p>
  )
}

function UpdateDocuments({ reader, base, update }: Pick<Props, 'reader' | 'base' | 'update'>): Html | null {
  if (update.documents.length === 0) return null
  return (
    <div class="with-it">
      <p class="quiet">{reader.text.updates.with}</p>
      <ul>
        {update.documents.map(({ documentId, title, lang }) => (
          <li>
            <Icon name="file-text" />{' '}
            <a href={`${base}/documents/${documentId}`}>
              <bdi lang={lang}>{title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
