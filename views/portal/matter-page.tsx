import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { GuestDocumentsView, GuestMatterView } from '../../src/portal/read.ts'
import { AskedPart } from '../asked/asked-part.tsx'
import { NextDates } from '../calendar/next-dates.tsx'
import { GuestClosingSheet } from '../closing/guest-sheet.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { FirmNews, HelpPart } from '../guides/help-part.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import { MessagesPart } from '../messages/messages-part.tsx'
import { NewsPart } from '../news/news-part.tsx'
import { TeamPart } from '../team/team-part.tsx'
import type { Reader } from '../text/reader.ts'
import { WhereWeArePart } from '../updates/where-we-are.tsx'
import { UPLOAD_SCRIPT, UploadPanel } from '../uploads/upload-panel.tsx'
import { GuestDocuments } from './documents.tsx'
import { FirmWelcome } from './firm-welcome.tsx'
import { Glance } from './glance.tsx'

type Props = {
  frame: Frame
  matter: GuestMatterHeading
  view: GuestMatterView
  /** They have just said that they have their copy. */
  thanks: boolean
  now: string
}

/**
 * What happened and what comes next, what is asked of me, what is new, my dates, messages and documents, sending, and whom
 * to call: in this order, each part where the reader may read it.
 */
export function GuestMatterPage({ frame, matter, view, thanks, now }: Props): Html {
  const { reader, firm } = frame
  const base = `/portal/matters/${matter.id}`
  const { closing, where, asked, news, dates, messages, documents, maySend, team, reading } = view
  return (
    <ClientPage
      frame={frame}
      title={matter.title}
      printNumber={matter.number}
      scripts={maySend ? [UPLOAD_SCRIPT] : []}
    >
      <PageHead
        over={reader.text.portal.overMatter(matter.number, firm.name)}
        title={<WrittenWords words={{ text: matter.title, lang: matter.titleLang }} />}
      />
      <LivePart id="glance-part" href={base} on="glance-changed">
        <Glance {...{ reader, view, now }} />
      </LivePart>
      <FirmNews reader={reader} news={reading.news} />
      {closing && <GuestClosingSheet {...{ reader, base, closing, thanks }} isNext={news.count === 0} />}
      {isFirstVisit(view) && <FirmWelcome firm={firm} />}
      {where && (
        <LivePart id="where-part" href={base} on="status-changed">
          <WhereWeArePart {...{ reader, base, where, now }} />
        </LivePart>
      )}
      {asked && (
        <LivePart id="asked-part" href={base} on="asked-changed">
          <AskedPart {...{ reader, base, asked, now }} />
        </LivePart>
      )}
      <LivePart id="news-part" href={base} on="news-changed">
        <NewsPart {...{ reader, news, now }} />
      </LivePart>
      {dates && (
        <LivePart id="date-part" href={base} on="calendar-changed">
          <NextDates {...{ reader, dates, now }} matterId={matter.id} />
        </LivePart>
      )}
      {messages && (
        <LivePart id="message-part" href={base} on="messages-changed">
          <MessagesPart {...{ reader, base, messages, now }} />
        </LivePart>
      )}
      {documents && (
        <LivePart id="document-part" href={base} on="documents-changed">
          <MyDocuments {...{ reader, base, documents, maySend, now }} />
        </LivePart>
      )}
      {maySend && <Sending reader={reader} base={base} />}
      {team && <TeamPart reader={reader} team={team} />}
      <HelpPart reader={reader} reading={reading} />
    </ClientPage>
  )
}

/** For as long as nothing was opened and nothing was written. */
function isFirstVisit({ documents, where }: GuestMatterView): boolean {
  return !where?.update && (!documents || documents.counts.fresh === documents.counts.shared)
}

type PartProps = {
  reader: Reader
  base: string
  documents: GuestDocumentsView
  maySend: boolean
  now: string
}

function MyDocuments({ reader, base, documents: { shared, sent, counts }, maySend, now }: PartProps): Html {
  const total = counts.shared + counts.sent
  return (
    <Sheet id="documents" title={reader.text.portal.documentsTitle}>
      <GuestDocuments {...{ reader, base, total, maySend, now, shared, sent }} />
      {shared.length + sent.length < total && (
        <p>
          <a href={`${base}/documents`}>{reader.text.portal.allDocuments(reader.format.number(total))}</a>
        </p>
      )}
    </Sheet>
  )
}

function Sending({ reader, base }: { reader: Reader; base: string }): Html {
  const words = reader.text.portal
  return (
    <Sheet id="send" title={words.sendTitle}>
      <p class="quiet">{words.sendHint}</p>
      <UploadPanel reader={reader} endpoint={`${base}/uploads`} audience="guest" />
    </Sheet>
  )
}
