import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { StaffCorrectPage } from '../../views/messages/correct-page.tsx'
import { StaffNewThreadPage, StaffThreadPage, StaffThreadsPage } from '../../views/messages/staff-pages.tsx'
import { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import type { Given } from '../rights.ts'
import { draftAnswer, numberIn, readSearch, readsForTheFirstTime } from './answers.tsx'
import { composeReply, composeThread } from './compose.ts'
import { correctMessage, withdrawMessage } from './correct.ts'
import { readCorrection } from './correction.ts'
import { type MessageForm, readMessageForm } from './form.ts'
import { markRead } from './mark-read.ts'
import { readThread } from './read-thread.ts'
import { sendMessage, startThread } from './send.ts'

/** The conversations of a matter, for the firm. */
export const messages = (deps: Deps) =>
  new Elysia().use(beginning(deps)).use(answering(deps)).use(correcting(deps))

const beginning = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/messages' })
    .use(staffSide(deps))
    .get(
      '/',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:read')
        const matter = readMatterHeading(deps, access)
        return <StaffThreadsPage {...{ frame, matter, ...readSearch(deps, access, query) }} />
      },
      { query: t.Object({ q: typed, page: typed }) },
    )
    .get(
      '/new',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        return newThreadPage({ deps, frame, access }, query)
      },
      { query: attachingQuery },
    )
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        const form = readMessageForm(body, viewer)
        const url = `/firm/matters/${params.matterId}/messages`
        return formResult(
          () => seeOther(`${url}/${startThread(deps, access, form)}#newest`),
          (problem) => newThreadPage({ deps, frame, access }, { filled: form }, problem),
        )
      },
      formText,
    )
    .post(
      '/draft',
      ({ viewer, frame, params, body, request }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        const back = `/firm/matters/${params.matterId}/messages/new`
        const form = readMessageForm(body, viewer)
        return draftAnswer(deps, access, { request, reader: frame.reader, threadId: null, form, back })
      },
      formText,
    )

const answering = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/messages' })
    .use(staffSide(deps))
    .get(
      '/:threadId',
      ({ viewer, frame, params, query, request }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:read')
        const page = threadPage({ deps, frame, access }, params.threadId, query)
        if (readsForTheFirstTime(request)) markRead(deps, access, params.threadId)
        return page
      },
      { query: t.Object({ before: typed, addendum: typed, attach: typed, find: typed }) },
    )
    .post(
      '/:threadId',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        const { matterId, threadId } = params
        const form = readMessageForm(body, viewer)
        return formResult(
          () => {
            sendMessage(deps, access, threadId, form)
            return seeOther(`/firm/matters/${matterId}/messages/${threadId}#newest`)
          },
          (problem) => threadPage({ deps, frame, access }, threadId, { filled: form }, problem),
        )
      },
      formText,
    )
    .post(
      '/:threadId/draft',
      ({ viewer, frame, params, body, request }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        const { matterId, threadId } = params
        const back = `/firm/matters/${matterId}/messages/${threadId}#write`
        const form = readMessageForm(body, viewer)
        return draftAnswer(deps, access, { request, reader: frame.reader, threadId, form, back })
      },
      formText,
    )
    .post('/:threadId/reading', ({ viewer, params }) => {
      markRead(deps, StaffAccess.open(deps, viewer, params.matterId, 'messages:read'), params.threadId)
      return new Response(null, { status: 204 })
    })

const correcting = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/messages' })
    .use(staffSide(deps))
    .get('/:threadId/messages/:messageId', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:contribute')
      const matter = readMatterHeading(deps, access)
      return (
        <StaffCorrectPage {...{ frame, matter, ...readCorrection(deps, access, frame.reader, params) }} />
      )
    })
    .post(
      '/:threadId/messages/:messageId',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        const form = readMessageForm(body, viewer)
        return formResult(
          () => {
            correctMessage(deps, access, params, form.body)
            return seeOther(`/firm/matters/${params.matterId}/messages/${params.threadId}#newest`)
          },
          (problem) => {
            const correcting = readCorrection(deps, access, frame.reader, params, { form, problem })
            return <StaffCorrectPage {...{ frame, matter: readMatterHeading(deps, access), ...correcting }} />
          },
        )
      },
      formText,
    )
    .post('/:threadId/messages/:messageId/withdrawal', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:contribute')
      return formResult(
        () => {
          withdrawMessage(deps, access, params)
          return seeOther(`/firm/matters/${params.matterId}/messages/${params.threadId}#newest`)
        },
        (problem) => threadPage({ deps, frame, access }, params.threadId, {}, problem),
      )
    })

const attachingQuery = t.Object({ attach: typed, find: typed })

type Writing = { deps: Deps; frame: StaffFrame; access: StaffAccess<Given<'messages:contribute'>> }
type Reading = { deps: Deps; frame: StaffFrame; access: StaffAccess<'messages:read'> }

type Asked = { filled?: MessageForm; attach?: string | undefined; find?: string | undefined }

function newThreadPage({ deps, frame, access }: Writing, asked: Asked, problem?: Problem) {
  const matter = readMatterHeading(deps, access)
  const [compose, problems] = [composeThread(deps, access, asked), problemsOf(frame.reader, problem)]
  return <StaffNewThreadPage {...{ frame, matter, compose, problems, now: timestamp(deps.clock) }} />
}

function threadPage(
  { deps, frame, access }: Reading,
  threadId: string,
  { before, addendum, ...asked }: Asked & { before?: string | undefined; addendum?: string | undefined },
  problem?: Problem,
) {
  const view = readThread(deps, access, access, { threadId, before: numberIn(before) })
  const writing = access.narrowed('messages:contribute')
  const compose = writing && composeReply(deps, writing, view.thread, { ...asked, addendumTo: addendum })
  const ownId = access.viewer.personId
  const page = { frame, matter: readMatterHeading(deps, access), view, compose, ownId }
  return (
    <StaffThreadPage {...page} problems={problemsOf(frame.reader, problem)} now={timestamp(deps.clock)} />
  )
}
