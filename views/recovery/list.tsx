import { Fragment, type Html } from '../jsx/jsx-runtime.ts'
import { dateFormats } from '../text/dates.ts'
import { sizeFormat } from '../text/size.ts'
import { en, fr } from './text.ts'

type Fault = keyof (typeof en)['fault']
/** `path`: from the page, with `/`. `fault`: null for a document that is there. Times: ISO 8601. */
export type ListedDocument = {
  path: string
  uploadedAt: string
  byteSize: number
  sha256: string
  fault: Fault | null
}
export type ListedMatter = {
  number: string
  title: string | null
  /** Why nothing of it is here; null where something is. */
  closed: { kind: 'destroyed'; at: string } | { kind: 'unknown' | 'damagedKeys' } | null
  documents: readonly ListedDocument[]
}
export type RecoveredList = {
  firmName: string | null
  takenAt: string
  timeZone: string
  isSigned: boolean
  matters: readonly ListedMatter[]
}
type Say = (words: Words) => string
type Words = {
  text: typeof en
  date(iso: string): string
  dateTime(iso: string): string
  size(octets: number): string
}

/** What stands in `main` of index.html: everything that was recovered, with links, and what was not, with the reason. */
export function RecoveredDocuments({ list }: { list: RecoveredList }): Html {
  const words = wordsFor(list.timeZone)
  // sv-SE writes dates as ISO 8601 does, which both languages read.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: list.timeZone })
  const dayOf = (iso: string) => day.format(new Date(iso))
  const both = (say: Say) => (
    <Fragment>
      <span lang="en">{say(words.en)}</span>
      <span lang="fr">{say(words.fr)}</span>
    </Fragment>
  )
  return (
    <Fragment>
      <div class="introduction">
        <h1>{both(({ text }) => text.listTitle)}</h1>
        {list.firmName && (
          <p class="row-title">
            <bdi>{list.firmName}</bdi>
          </p>
        )}
        <p>{both(({ text, dateTime }) => text.listLead(dateTime(list.takenAt)))}</p>
        <p>{both(({ text }) => text.listChecked)}</p>
        {!list.isSigned && <p class="notice warning plain-words">{both(({ text }) => text.unsigned)}</p>}
      </div>
      {list.matters.map((matter) => (
        <Matter matter={matter} both={both} dayOf={dayOf} />
      ))}
    </Fragment>
  )
}

type Ways = { both: (say: Say) => Html; dayOf: (iso: string) => string }

function Matter({ matter, ...ways }: { matter: ListedMatter } & Ways): Html {
  const { both } = ways
  const { closed, documents } = matter
  return (
    <section class="sheet">
      <h2>
        {matter.number} {matter.title && <bdi>{matter.title}</bdi>}
      </h2>
      {closed && (
        <p>
          {both(({ text, date }) =>
            closed.kind === 'destroyed' ? text.destroyed(date(closed.at)) : text[closed.kind],
          )}
        </p>
      )}
      {!closed && documents.length === 0 && <p class="quiet">{both(({ text }) => text.empty)}</p>}
      <ul class="rows">
        {documents.map((document) => (
          <Document document={document} {...ways} />
        ))}
      </ul>
    </section>
  )
}

function Document({ document, both, dayOf }: { document: ListedDocument } & Ways): Html {
  const { path, fault, uploadedAt, byteSize, sha256 } = document
  const name = <bdi>{path.split('/').slice(1).join(' / ')}</bdi>
  const href = `./${path.split('/').map(encodeURIComponent).join('/')}`
  return (
    <li>
      <div class="what">
        <div class="row-title">{fault ? name : <a href={href}>{name}</a>}</div>
        <p class="quiet">
          {dayOf(uploadedAt)} · {both(({ size }) => size(byteSize))}
        </p>
        {fault ? (
          <p class="late">{both(({ text }) => text.notRecovered(text.fault[fault]))}</p>
        ) : (
          <p class="hash">SHA-256 {sha256}</p>
        )}
      </div>
    </li>
  )
}

function wordsFor(timeZone: string): { en: Words; fr: Words } {
  const [english, french] = [dateFormats('en', timeZone), dateFormats('fr', timeZone)]
  return {
    en: { text: en, date: english.date, dateTime: english.dateTime, size: sizeFormat('en') },
    fr: { text: fr, date: french.date, dateTime: french.dateTime, size: sizeFormat('fr') },
  }
}
