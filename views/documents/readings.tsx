import type { DocumentView, ReadingView } from '../../src/documents/read.ts'
import { Button } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { Rows, Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { documentsUrl } from './urls.ts'

type Props = { reader: Reader; matterId: string; view: DocumentView; mayRecall: boolean; now: string }

/** Who has the document now, how far each got, and taking it back; below, what was replaced or taken back before. */
export function ReadingsSheet({ reader, matterId, view, mayRecall, now }: Props): Html | null {
  const words = reader.text.documents
  const { standing, earlier, document } = view
  if (standing.length + earlier.length === 0) return null
  const action = `${documentsUrl(matterId)}/${document.documentId}/recalls`
  return (
    <Sheet id="who-sees" title={words.sharedWith}>
      {standing.length === 0 && <p class="quiet">{words.notShared}</p>}
      <Rows>
        {standing.map((reading) => (
          <ReadingRow reader={reader} reading={reading} now={now} action={mayRecall ? action : undefined} />
        ))}
      </Rows>
      {mayRecall && standing.length > 1 && (
        <RecallForm
          reader={reader}
          action={action}
          label={words.recallAll}
          consequence={words.recallAllHint}
        />
      )}
      {earlier.length > 0 && (
        <details class="earlier">
          <summary>{words.earlier}</summary>
          <Rows>
            {earlier.map((reading) => (
              <ReadingRow reader={reader} reading={reading} now={now} />
            ))}
          </Rows>
        </details>
      )}
    </Sheet>
  )
}

type RowProps = { reader: Reader; reading: ReadingView; now: string; action?: string | undefined }

function ReadingRow({ reader, reading, now, action }: RowProps): Html {
  const words = reader.text.documents
  const { name, personId, words: shown, recalledAt, mayRead, sharedAt, sharer, versionNumber } = reading
  const { dateTime } = reader.format
  const title = shown[reader.language]?.title ?? shown.en?.title ?? shown.fr?.title ?? ''
  return (
    <li>
      <div class="what">
        <div class="row-title">
          {name} {recalledAt && <Tag kind="recalled" reader={reader} />}
        </div>
        <p>
          <bdi>{words.asTitle(title)}</bdi>
        </p>
        <p class="quiet">{words.sharedOn(dateTime(sharedAt, now), sharer, versionNumber)}</p>
        <p class="quiet">{factsOf(reader, reading, now)}</p>
        {recalledAt && <p class="quiet">{words.recalledOn(dateTime(recalledAt, now))}</p>}
        {!mayRead && <p class="quiet">{words.noLongerReads}</p>}
      </div>
      {action && (
        <RecallForm
          reader={reader}
          action={action}
          label={words.recall}
          consequence={words.recallHint(name)}
          personId={personId}
        />
      )}
    </li>
  )
}

function factsOf({ text, format }: Reader, reading: ReadingView, now: string): string {
  const words = text.documents
  const { toldAt, openedAt, downloadedAt, acknowledgedAt } = reading
  const facts = [
    toldAt ? words.toldOn(format.dateTime(toldAt, now)) : words.notTold,
    openedAt ? words.openedOn(format.dateTime(openedAt, now)) : words.notOpened,
    downloadedAt && words.downloadedOn(format.dateTime(downloadedAt, now)),
    acknowledgedAt && words.confirmedOn(format.dateTime(acknowledgedAt, now)),
  ]
  return facts.filter(Boolean).join(' · ')
}

type RecallProps = { reader: Reader; action: string; label: string; consequence: string; personId?: string }

function RecallForm({ reader, action, label, consequence, personId }: RecallProps): Html {
  return (
    <Disclosure label={label} icon="undo-2" small>
      <form method="post" action={action}>
        <p>{consequence}</p>
        {personId && <input type="hidden" name="person" value={personId} />}
        <Button kind="danger">{reader.text.documents.recallNow}</Button>
      </form>
    </Disclosure>
  )
}
