import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { SharedDocument } from '../../src/portal/queries.ts'
import type { GuestDocumentsView, GuestMatterView } from '../../src/portal/read.ts'
import { GuestClosingSheet } from '../closing/guest-sheet.tsx'
import { LinkButton } from '../components/button.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PageHead } from '../components/page-head.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { UPLOAD_SCRIPT, UploadPanel } from '../uploads/upload-panel.tsx'
import { GuestDocuments } from './documents.tsx'
import { FirmWelcome } from './firm-welcome.tsx'
import { SharedWhat } from './shared-what.tsx'
import { WrittenTitle } from './written-title.tsx'

type Props = {
  frame: Frame
  matter: GuestMatterHeading
  view: GuestMatterView
  /** They have just said that they have their copy. */
  thanks: boolean
  now: string
}

/** What is new, what is asked of me, my documents, sending: in this order; each part where the reader may read it. */
export function GuestMatterPage({ frame, matter, view, thanks, now }: Props): Html {
  const { reader, firm } = frame
  const words = reader.text.portal
  const base = `/portal/matters/${matter.id}`
  const { documents, closing } = view
  return (
    <ClientPage
      frame={frame}
      title={matter.title}
      printNumber={matter.number}
      scripts={documents?.maySend ? [UPLOAD_SCRIPT] : []}
    >
      <PageHead
        over={words.overMatter(matter.number, firm.name)}
        title={<WrittenTitle title={matter.title} lang={matter.titleLang} />}
      />
      {closing && (
        <GuestClosingSheet {...{ reader, base, closing, thanks }} isNext={!documents?.fresh.length} />
      )}
      {/* for as long as nothing was opened: the first visits */}
      {documents?.fresh.length === documents?.shared.length && <FirmWelcome firm={firm} />}
      {documents && <WhatIsNew reader={reader} base={base} view={documents} now={now} />}
      {documents && <WhatIsAsked reader={reader} base={base} view={documents} />}
      {documents && (
        <LivePart id="document-part" href={base} on="documents-changed">
          <MyDocuments reader={reader} base={base} view={documents} now={now} />
        </LivePart>
      )}
      {documents?.maySend && (
        <Sheet id="send" title={words.sendTitle}>
          <p class="quiet">{words.sendHint}</p>
          <UploadPanel reader={reader} endpoint={`${base}/uploads`} audience="guest" />
        </Sheet>
      )}
    </ClientPage>
  )
}

/** Ten things are a list; more are a burden, and all of them stand on a page of their own. */
const SHOWN_AT_ONCE = 10

type PartProps = { reader: Reader; base: string; view: GuestDocumentsView }

function AndMore({ reader, base, count }: { reader: Reader; base: string; count: number }): Html | null {
  if (count <= SHOWN_AT_ONCE) return null
  return (
    <p>
      <a href={`${base}/documents`}>
        {reader.text.portal.andMore(reader.format.number(count - SHOWN_AT_ONCE))}
      </a>
    </p>
  )
}

function MyDocuments({ reader, base, view, now }: PartProps & { now: string }): Html {
  const { shared, sent, maySend } = view
  const [newestShared, newestSent] = [shared.slice(0, SHOWN_AT_ONCE), sent.slice(0, SHOWN_AT_ONCE)]
  const total = shared.length + sent.length
  return (
    <Sheet id="documents" title={reader.text.portal.documentsTitle}>
      <GuestDocuments {...{ reader, base, total, maySend, now }} shared={newestShared} sent={newestSent} />
      {newestShared.length + newestSent.length < total && (
        <p>
          <a href={`${base}/documents`}>{reader.text.portal.allDocuments(reader.format.number(total))}</a>
        </p>
      )}
    </Sheet>
  )
}

function WhatIsNew({ reader, base, view, now }: PartProps & { now: string }): Html {
  const words = reader.text.portal
  const { fresh, shared } = view
  if (fresh.length === 0)
    return (
      <Sheet id="new" kind="now" title={words.newTitle.none}>
        <p>{shared.length > 0 ? words.nothingNew : words.nothingYet}</p>
      </Sheet>
    )
  return (
    <Sheet id="new" kind="now" title={words.newTitle.some(fresh.length)}>
      <Rows>
        {fresh.slice(0, SHOWN_AT_ONCE).map((document, i) => (
          <NewDocument reader={reader} base={base} document={document} now={now} isFirst={i === 0} />
        ))}
      </Rows>
      <AndMore reader={reader} base={base} count={fresh.length} />
    </Sheet>
  )
}

type NewProps = { reader: Reader; base: string; document: SharedDocument; now: string; isFirst: boolean }

function NewDocument({ reader, base, document, now, isFirst }: NewProps): Html {
  const words = reader.text.portal
  const { documentId, title, lang, sharedAt } = document
  return (
    <li>
      <SharedWhat base={base} document={document}>
        {words.sharedOn(reader.format.relativeDay(sharedAt, now))}
      </SharedWhat>
      <LinkButton kind={isFirst ? 'filled' : 'plain'} href={`${base}/documents/${documentId}`}>
        {words.read}
        <Quoted {...{ reader, title, lang }} />
      </LinkButton>
    </li>
  )
}

/** What is new stands right above with its button, so here it is one sentence and not the same list again. */
function WhatIsAsked({ reader, base, view: { asked, fresh } }: PartProps): Html {
  const words = reader.text.portal
  const isNew = new Set(fresh.map(({ documentId }) => documentId))
  const opened = asked.filter(({ documentId }) => !isNew.has(documentId))
  const unread = asked.length - opened.length
  return (
    <Sheet id="asked" title={words.askTitle}>
      {asked.length === 0 && <p>{words.askNothing}</p>}
      {unread > 0 && <p>{words.askReadNew(unread)}</p>}
      {opened.length > 0 && (
        <Rows>
          {opened.slice(0, SHOWN_AT_ONCE).map(({ documentId, title, lang }) => (
            <RowItem
              title={
                <>
                  {words.askConfirm.before}
                  <WrittenTitle title={title} lang={lang} />
                  {words.askConfirm.after}
                </>
              }
            >
              <LinkButton href={`${base}/documents/${documentId}`}>
                {words.open}
                <Quoted {...{ reader, title, lang }} />
              </LinkButton>
            </RowItem>
          ))}
        </Rows>
      )}
      <AndMore reader={reader} base={base} count={opened.length} />
    </Sheet>
  )
}

/** After a button's word, for those who hear it without what stands around. */
function Quoted({ reader, title, lang }: { reader: Reader } & Pick<SharedDocument, 'title' | 'lang'>): Html {
  const { before, after } = reader.text.portal.quoted
  return (
    <span class="seen-by-readers">
      {' '}
      {before}
      <WrittenTitle title={title} lang={lang} />
      {after}
    </span>
  )
}
