import type { Outbox, OutboxMail } from '../../src/mail/read.ts'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Table, TwoLines } from '../components/table.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import type { Reader } from '../text/reader.ts'

type Props = { frame: StaffFrame; outbox: Outbox; now: string }

export function OutboxPage({ frame, outbox, now }: Props): Html {
  const words = frame.reader.text.mail
  const { failed, waiting, hasServer, sentLately } = outbox
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={<PageHead title={words.title} under={`${words.about} ${words.sentLately(sentLately)}.`} />}
    >
      {!hasServer && (
        <Notice kind="warning" title={words.noServerTitle}>
          <p>{words.noServer}</p>
        </Notice>
      )}
      <Reports {...{ frame, outbox, now }} />
      {failed.length + waiting.length === 0 && (
        <EmptyState icon="mail" title={words.emptyTitle} hint={words.emptyHint} />
      )}
      <Mails
        id="failed"
        title={words.failedTitle}
        hint={words.failedHint}
        {...{ frame, now, mails: failed }}
      />
      <Mails id="waiting" title={words.waitingTitle} {...{ frame, now, mails: waiting }} />
    </StaffPage>
  )
}

function Reports({ frame: { reader }, outbox: { reports }, now }: Props): Html | null {
  const words = reader.text.mail
  if (!reports) return null
  const when = reader.format.dateTime(reports.at, now)
  if (reports.isRead) return <p class="quiet">{words.reportsRead(when)}</p>
  return (
    <Notice kind="warning" title={words.reportsUnreadTitle}>
      <p>{words.reportsUnread(when)}</p>
    </Notice>
  )
}

type MailsProps = {
  id: string
  title: string
  hint?: string
  frame: StaffFrame
  mails: readonly OutboxMail[]
  now: string
}

function Mails({ id, title, hint, frame, mails, now }: MailsProps): Html | null {
  if (mails.length === 0) return null
  const { reader } = frame
  const words = reader.text.mail
  return (
    <Sheet id={id} title={title}>
      {hint && <p class="quiet">{hint}</p>}
      <Table
        reader={reader}
        caption={title}
        columns={[
          { label: words.to },
          { label: words.kind },
          { label: words.state },
          { label: words.act, kind: 'action' },
        ]}
        rows={mails.map((mail) => ({ id: `mail-${mail.id}`, cells: cellsOf(reader, mail, now) }))}
      />
    </Sheet>
  )
}

function cellsOf(reader: Reader, mail: OutboxMail, now: string): Child[] {
  const words = reader.text.mail
  return [
    <TwoLines quiet={mail.email}>
      <a href={`/firm/people/${mail.personId}`}>{mail.name}</a>
    </TwoLines>,
    <TwoLines quiet={words.since(reader.format.dateTime(mail.createdAt, now))}>
      {words.kinds[mail.kind]}
    </TwoLines>,
    <TwoLines quiet={mail.answer && `${words.answer} ${mail.answer}`}>{stateOf(reader, mail, now)}</TwoLines>,
    <Acts reader={reader} mail={mail} />,
  ]
}

function stateOf(
  { text, format }: Reader,
  { state, attempts, nextAttemptAt }: OutboxMail,
  now: string,
): string {
  const words = text.mail
  if (state === 'failed') return words.tries(attempts)
  if (attempts === 0) return words.queued
  return `${words.tries(attempts)}. ${words.nextTry(format.dateTime(nextAttemptAt, now))}`
}

function Acts({ reader, mail }: { reader: Reader; mail: OutboxMail }): Html {
  const words = reader.text.mail
  const whose = <span class="seen-by-readers">{words.forMailTo(mail.name)}</span>
  return (
    <div class="toolbar">
      <form action={`/firm/mail/${mail.id}/attempt`} method="post">
        <Button small icon="send">
          {words.sendAgain}
          {whose}
        </Button>
      </form>
      <form action={`/firm/mail/${mail.id}/dismissal`} method="post">
        <Button small kind="quiet">
          {words.giveUp}
          {whose}
        </Button>
      </form>
    </div>
  )
}
