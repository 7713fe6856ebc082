import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { BackLink } from '../components/back-link.tsx'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { LivePart } from '../components/live-part.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { ComposeForm, scriptsOf } from './compose-form.tsx'
import { addressOf } from './compose-props.ts'
import { Conversation } from './conversation.tsx'
import type { ListProps, NewThreadProps, ThreadProps } from './page-props.ts'
import { ParticipantChoice, ReadersLine } from './participants.tsx'
import { ReplyForm } from './reply-form.tsx'
import { MessageSearch } from './search-form.tsx'
import { ThreadsOrFound } from './thread-list.tsx'

type Page = { frame: StaffFrame; matter: MatterHeading; now: string }
const baseOf = (matter: MatterHeading) => `/firm/matters/${matter.id}/messages`

export function StaffThreadsPage({ frame, matter, now, ...shown }: Page & ListProps): Html {
  const { reader } = frame
  const words = reader.text.messages
  const base = baseOf(matter)
  const write = shown.list.mayWrite && (
    <LinkButton kind="filled" icon="pencil" href={`${base}/new`}>
      {words.write}
    </LinkButton>
  )
  return (
    <MatterPage frame={frame} matter={matter} tab="messages" actions={write}>
      {(shown.list.total > 0 || shown.q) && <MessageSearch reader={reader} action={base} words={shown.q} />}
      <LivePart id="threads" href={frame.path} on="messages-changed">
        <ThreadsOrFound
          {...{ reader, base, now, ...shown }}
          empty={<EmptyState icon="message-square" title={words.none} hint={words.noneStaff} />}
        />
      </LivePart>
    </MatterPage>
  )
}

export function StaffNewThreadPage({ frame, matter, compose, problems }: Page & NewThreadProps): Html {
  const { reader } = frame
  const words = reader.text.messages
  const base = baseOf(matter)
  const choice = <ParticipantChoice {...{ reader, ...compose }} error={problems.person} />
  return (
    <MatterPage
      frame={frame}
      matter={matter}
      tab="messages"
      title={words.newTitle}
      scripts={scriptsOf(compose)}
    >
      <BackLink href={base}>{words.matterMessages}</BackLink>
      <Sheet id="new-thread" title={words.newTitle}>
        <ComposeForm
          {...{ reader, compose, problems }}
          action={base}
          withSubject
          before={choice}
          path={addressOf(frame, `${base}/new`)}
          uploads={`/firm/matters/${matter.id}/uploads`}
          audience="staff"
        />
      </Sheet>
    </MatterPage>
  )
}

export function StaffThreadPage(props: Page & ThreadProps): Html {
  const { frame, matter, now, view, compose, problems, ownId } = props
  const { reader } = frame
  const words = reader.text.messages
  const base = baseOf(matter)
  const url = `${base}/${view.thread.id}`
  const { subject, participants, thread } = view
  return (
    <MatterPage
      frame={frame}
      matter={matter}
      tab="messages"
      title={subject.text}
      scripts={scriptsOf(compose)}
    >
      <BackLink href={base}>{words.matterMessages}</BackLink>
      <section class="sheet conversation" aria-labelledby="thread-subject">
        <h2 id="thread-subject">
          <WrittenWords words={subject} />
        </h2>
        <ReadersLine {...{ reader, ownId }} people={participants} />
        {compose && (
          <p class="quiet">
            <a href={`${url}/participants`}>{words.changeParticipants}</a>
          </p>
        )}
        <Conversation {...{ reader, view, url, now }} path={addressOf(frame, url)} />
        <div id="newest" />
        {compose && thread.readNumber === null && <p class="quiet">{words.youReadAlong}</p>}
        <ReplyForm
          {...{ frame, compose, problems, url }}
          uploads={`/firm/matters/${matter.id}/uploads`}
          audience="staff"
        />
      </section>
    </MatterPage>
  )
}
