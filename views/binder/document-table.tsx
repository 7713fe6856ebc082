import type { BinderDocument, Placed } from '../../src/binder/contents.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { when } from './when.ts'

/** What stands in a row: the document with its link, when and by whom, who confirmed, and its receipt. */
export function DocumentTable({
  reader,
  placed,
  isGuest,
}: {
  reader: Reader
  placed: readonly Placed[]
  isGuest: boolean
}): Html {
  const words = reader.text.binder
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.document}</th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.confirmed}</th>
          <th scope="col">{words.proof}</th>
        </tr>
      </thead>
      <tbody>
        {placed.map((one) => (
          <Row reader={reader} placed={one} isGuest={isGuest} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ reader, placed, isGuest }: { reader: Reader; placed: Placed; isGuest: boolean }): Html {
  const words = reader.text.binder
  const { document, path, receipt } = placed
  const { title, from, at, note } = document
  return (
    <tr>
      <th scope="row">
        {path === null ? <bdi>{title}</bdi> : <a href={relative(path)}>{<bdi>{title}</bdi>}</a>}
        <span class="line quiet small">{detail(reader, document, isGuest)}</span>
        {note && <span class="line small">{note}</span>}
      </th>
      <td>
        <time class="line" datetime={at}>
          {when(reader, at)}
        </time>
        <span class="quiet small">
          <bdi>{from}</bdi>
        </span>
      </td>
      <td>
        {isGuest ? (
          <OwnConfirmation reader={reader} document={document} />
        ) : (
          <Others {...{ reader, document }} />
        )}
      </td>
      <td>
        {receipt && (
          <a href={relative(receipt)} aria-label={words.receipt + words.receiptOf(title)}>
            {words.receipt}
          </a>
        )}
      </td>
    </tr>
  )
}

function detail(reader: Reader, { version, folders, isCurrent }: BinderDocument, isGuest: boolean): string {
  const words = reader.text.binder
  const { fileName, byteSize, number } = version
  const place = isGuest ? '' : folders.map((name) => `${name}/`).join('')
  const which = isCurrent ? (number > 1 ? words.current(String(number)) : '') : words.earlier(String(number))
  return [`${place}${fileName}`, reader.format.size(byteSize), which].filter(Boolean).join(' · ')
}

function OwnConfirmation({ reader, document }: { reader: Reader; document: BinderDocument }): Html | null {
  const words = reader.text.binder
  const [own] = document.given
  if (!own) return null
  if (!own.acknowledgedAt) return <span class="quiet">{words.notConfirmed}</span>
  return <>{words.youConfirmed(when(reader, own.acknowledgedAt))}</>
}

/** Everybody it was given to, in the firm's own copy. */
function Others({ reader, document }: { reader: Reader; document: BinderDocument }): Html {
  const words = reader.text.binder
  return (
    <>
      {document.given.map(({ name, at, acknowledgedAt }) => (
        <span class="line small">
          {words.givenTo(name, reader.format.date(at))}
          <span class="line quiet">
            {acknowledgedAt
              ? `${words.confirmed}${reader.text.receipts.colon} ${when(reader, acknowledgedAt)}`
              : words.notConfirmed}
          </span>
        </span>
      ))}
    </>
  )
}

/** A path in the zip as a link from the page beside it; names hold what an address does not. */
function relative(path: string): string {
  return `./${path.split('/').map(encodeURIComponent).join('/')}`
}
