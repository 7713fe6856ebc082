import type { SentDocument } from '../../src/documents/sent/queries.ts'
import type { SharedDocument } from '../../src/shares/given/queries.ts'
import { LinkButton } from '../components/button.tsx'
import { Rows } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { FileIcon } from '../documents/file-icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { SharedWhat } from './shared-what.tsx'

type Props = {
  reader: Reader
  base: string
  /** The part of the reader's documents that is shown here. */
  shared: readonly SharedDocument[]
  sent: readonly SentDocument[]
  /** How many there are in all. */
  total: number
  maySend: boolean
  now: string
}

/** What was shared with the reader, in the words written for them, and what they sent. */
export function GuestDocuments({ reader, base, shared, sent, total, maySend, now }: Props): Html {
  const words = reader.text.portal
  const isTwo = sent.length > 0
  return (
    <div class="my-documents">
      {isTwo && shared.length > 0 && <h3>{words.sharedHeading}</h3>}
      {total === 0 && <p class="quiet">{words.noDocuments}</p>}
      {shared.length > 0 && (
        <Rows>
          {shared.map((document) => (
            <SharedRow reader={reader} base={base} document={document} now={now} />
          ))}
        </Rows>
      )}
      {isTwo && <h3>{words.sentHeading}</h3>}
      {isTwo && (
        <Rows>
          {sent.map((document) => (
            <SentRow reader={reader} base={base} document={document} now={now} />
          ))}
        </Rows>
      )}
      {!isTwo && maySend && shared.length === total && <p class="quiet">{words.noSent}</p>}
      {total > 1 && (
        <p>
          <LinkButton icon="download" href={`${base}/zip`}>
            {words.takeAll}
          </LinkButton>
        </p>
      )}
      {total > 0 && (
        <p>
          <LinkButton icon="folder" href={`${base}/binder`}>
            {reader.text.binder.takeHome}
          </LinkButton>
        </p>
      )}
    </div>
  )
}

type RowProps<T> = { reader: Reader; base: string; document: T; now: string }

function SharedRow({ reader, base, document, now }: RowProps<SharedDocument>): Html {
  const words = reader.text.portal
  const { sharedAt, openedAt, downloadedAt, mediaType } = document
  const { relativeDay } = reader.format
  return (
    <li>
      <FileIcon mediaType={mediaType} />
      <SharedWhat base={base} document={document}>
        {words.sharedOn(relativeDay(sharedAt, now))} · {readSentence(reader, document, now)}
      </SharedWhat>
      {!openedAt && !downloadedAt && <Tag kind="new" reader={reader} />}
    </li>
  )
}

/** The last step the reader took, as they would say it. */
function readSentence({ text, format }: Reader, document: SharedDocument, now: string): string {
  const words = text.portal
  const { acknowledgedAt, openedAt, downloadedAt } = document
  if (acknowledgedAt) return words.youConfirmed(format.relativeDay(acknowledgedAt, now))
  if (openedAt) return words.youRead(format.relativeDay(openedAt, now))
  if (downloadedAt) return words.youDownloaded(format.relativeDay(downloadedAt, now))
  return words.notRead
}

function SentRow({ reader, base, document, now }: RowProps<SentDocument>): Html {
  const words = reader.text.portal
  const { documentId, fileName, uploadedAt, byteSize, mediaType } = document
  const { relativeDay, size } = reader.format
  return (
    <li>
      <FileIcon mediaType={mediaType} />
      <div class="what">
        <div class="row-title">
          <a href={`${base}/documents/${documentId}`}>
            <bdi>{fileName}</bdi>
          </a>
        </div>
        <p class="quiet">
          {words.sentOn(relativeDay(uploadedAt, now))} · {size(byteSize)}
        </p>
      </div>
      <a href={`${base}/documents/${documentId}/receipt`}>
        {words.receipt}
        <span class="seen-by-readers"> {words.receiptFor(fileName)}</span>
      </a>
    </li>
  )
}
