import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import { BackLink } from '../components/back-link.tsx'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PageHead } from '../components/page-head.tsx'
import { telephoneHref } from '../components/telephone.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { ComposeForm, scriptsOf } from './compose-form.tsx'
import { addressOf } from './compose-props.ts'
import { Conversation } from './conversation.tsx'
import type { ListProps, NewThreadProps, ThreadProps } from './page-props.ts'
import { ReadersLine } from './participants.tsx'
import { ReplyForm } from './reply-form.tsx'
import { MessageSearch } from './search-form.tsx'
import { ThreadsOrFound } from './thread-list.tsx'

type Page = { frame: Frame; matter: GuestMatterHeading; now: string }
/** Of the firm, where it is given: nobody can say when a message is read. */
type Phone = { phone: string | null }
const baseOf = (matter: GuestMatterHeading) => `/portal/matters/${matter.id}/messages`

export function GuestThreadsPage({ frame, matter, now, ...shown }: Page & ListProps): Html {
  const { reader } = frame
  const words = reader.text.messages
  const base = baseOf(matter)
  const { list, q } = shown
  return (
    <ClientPage frame={frame} title={words.title} printNumber={matter.number}>
      <BackLink href={`/portal/matters/${matter.id}`}>{words.back}</BackLink>
      <PageHead
        over={<WrittenWords words={{ text: matter.title, lang: matter.titleLang }} />}
        title={words.title}
        actions={
          list.mayWrite && (
            <LinkButton kind="filled" icon="pencil" href={`${base}/new`}>
              {words.write}
            </LinkButton>
          )
        }
      />
      {(list.total > 5 || q) && <MessageSearch reader={reader} action={base} words={q} />}
      <LivePart id="threads" href={frame.path} on="messages-changed">
        <ThreadsOrFound
          {...{ reader, base, now, ...shown }}
          empty={<EmptyState icon="message-square" title={words.none} hint={words.noneGuest} />}
        />
      </LivePart>
    </ClientPage>
  )
}

export function GuestNewThreadPage(props: Page & Phone & NewThreadProps): Html {
  const { frame, matter, compose, problems, phone } = props
  const { reader } = frame
  const words = reader.text.messages
  const base = baseOf(matter)
  const names = compose.people.staff.map(({ name }) => name)
  return (
    <ClientPage frame={frame} title={words.newTitle} printNumber={matter.number} scripts={scriptsOf(compose)}>
      <BackLink href={`/portal/matters/${matter.id}`}>{words.back}</BackLink>
      <PageHead
        over={<WrittenWords words={{ text: matter.title, lang: matter.titleLang }} />}
        title={words.newTitle}
      />
      <div class="sheet">
        <p class="quiet readers">
          <Icon name="users" /> {words.toTeam(reader.format.list(names))} {words.toFirm}
        </p>
        <Urgent {...{ reader, phone }} />
        <ComposeForm
          {...{ reader, compose, problems }}
          action={base}
          withSubject
          path={addressOf(frame, `${base}/new`)}
          uploads={`/portal/matters/${matter.id}/uploads`}
          audience="guest"
        />
      </div>
    </ClientPage>
  )
}

export function GuestThreadPage(props: Page & Phone & ThreadProps): Html {
  const { frame, matter, now, view, compose, problems, ownId, phone } = props
  const { reader } = frame
  const words = reader.text.messages
  const base = baseOf(matter)
  const url = `${base}/${view.thread.id}`
  return (
    <ClientPage
      frame={frame}
      title={view.subject.text}
      printNumber={matter.number}
      scripts={scriptsOf(compose)}
    >
      <BackLink href={base}>{words.allMessages}</BackLink>
      <PageHead
        over={<WrittenWords words={{ text: matter.title, lang: matter.titleLang }} />}
        title={<WrittenWords words={view.subject} />}
      />
      <ReadersLine {...{ reader, ownId }} people={view.participants} />
      <div class="sheet conversation">
        <Conversation {...{ reader, view, url, now }} path={addressOf(frame, url)} />
        <div id="newest" />
        <ReplyForm
          {...{ frame, compose, problems, url }}
          uploads={`/portal/matters/${matter.id}/uploads`}
          audience="guest"
        />
      </div>
      <p class="quiet">{words.seenNote}</p>
      <Urgent {...{ reader, phone }} />
    </ClientPage>
  )
}

function Urgent({ reader, phone }: { reader: Reader } & Phone): Html | null {
  if (phone === null) return null
  return (
    <p class="quiet">
      {reader.text.messages.urgent} <a href={telephoneHref(phone)}>{phone}</a>
    </p>
  )
}
