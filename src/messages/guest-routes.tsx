import { Elysia, t } from 'elysia'
import type { Frame } from '../../views/layout/frame.ts'
import { GuestCorrectPage } from '../../views/messages/correct-page.tsx'
import { GuestNewThreadPage, GuestThreadPage, GuestThreadsPage } from '../../views/messages/guest-pages.tsx'
import { GuestAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { guestSide } from '../http/page.ts'
import { readGuestMatterHeading } from '../matters/read-heading.ts'
import type { Given } from '../rights.ts'
import { draftAnswer, numberIn, readSearch, readsForTheFirstTime } from './answers.tsx'
import { composeReply, composeThread } from './compose.ts'
import { correctMessage, withdrawMessage } from './correct.ts'
import { readCorrection } from './correction.ts'
import { type MessageForm, readMessageForm } from './form.ts'
import { markRead } from './mark-read.ts'
import { readThread } from './read-thread.ts'
import { sendMessage, startThread } from './send.ts'

/** The conversations that a client or outside person takes part in. */
export const guestMessages = (deps: Deps) =>
  new Elysia().use(beginning(deps)).use(answering(deps)).use(correcting(deps))

const beginning = (deps: Deps) =>
  new Elysia({ prefix: '/portal/matters/:matterId/messages' })
    .use(guestSide(deps))
    .get(
      '/',
      ({ viewer, frame, params, query }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'messages:read')
        const matter = readGuestMatterHeading(deps, access, access.viewer.language)
        return <GuestThreadsPage {...{ frame, matter, ...readSearch(deps, access, query) }} />
      },
      { query: t.Object({ q: typed, page: typed }) },
    )
    .get(
      '/new',
      ({ viewer, frame, params, query }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        return newThreadPage({ deps, frame, access }, query)
      },
      { query: attachingQuery },
    )
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        const form = readMessageForm(body, viewer)
        const url = `/portal/matters/${params.matterId}/messages`
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
        const access = GuestAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        const back = `/portal/matters/${params.matterId}/messages/new`
        const form = readMessageForm(body, viewer)
        return draftAnswer(deps, access, { request, reader: frame.reader, threadId: null, form, back })
      },
      formText,
    )

const answering = (deps: Deps) =>
  new Elysia({ prefix: '/portal/matters/:matterId/messages' })
    .use(guestSide(deps))
    .get(
      '/:threadId',
      ({ viewer, frame, params, query, request }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'messages:read')
        const page = threadPage({ deps, frame, access }, params.threadId, query)
        if (readsForTheFirstTime(request)) markRead(deps, access, params.threadId)
        return page
      },
      { query: t.Object({ before: typed, addendum: typed, attach: typed, find: typed }) },
    )
    .post(
      '/:threadId',
      ({ viewer, frame, params, body }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        const { matterId, threadId } = params
        const form = readMessageForm(body, viewer)
        return formResult(
          () => {
            sendMessage(deps, access, threadId, form)
            return seeOther(`/portal/matters/${matterId}/messages/${threadId}#newest`)
          },
          (problem) => threadPage({ deps, frame, access }, threadId, { filled: form }, problem),
        )
      },
      formText,
    )
    .post(
      '/:threadId/draft',
      ({ viewer, frame, params, body, request }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        const { matterId, threadId } = params
        const back = `/portal/matters/${matterId}/messages/${threadId}#write`
        const form = readMessageForm(body, viewer)
        return draftAnswer(deps, access, { request, reader: frame.reader, threadId, form, back })
      },
      formText,
    )
    .post('/:threadId/reading', ({ viewer, params }) => {
      markRead(deps, GuestAccess.open(deps, viewer, params.matterId, 'messages:read'), params.threadId)
      return new Response(null, { status: 204 })
    })

const correcting = (deps: Deps) =>
  new Elysia({ prefix: '/portal/matters/:matterId/messages' })
    .use(guestSide(deps))
    .get('/:threadId/messages/:messageId', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'messages:contribute')
      const matter = readGuestMatterHeading(deps, access, access.viewer.language)
      return (
        <GuestCorrectPage {...{ frame, matter, ...readCorrection(deps, access, frame.reader, params) }} />
      )
    })
    .post(
      '/:threadId/messages/:messageId',
      ({ viewer, frame, params, body }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'messages:contribute')
        const form = readMessageForm(body, viewer)
        return formResult(
          () => {
            correctMessage(deps, access, params, form.body)
            return seeOther(`/portal/matters/${params.matterId}/messages/${params.threadId}#newest`)
          },
          (problem) => {
            const correcting = readCorrection(deps, access, frame.reader, params, { form, problem })
            return (
              <GuestCorrectPage
                {...{
                  frame,
                  matter: readGuestMatterHeading(deps, access, access.viewer.language),
                  ...correcting,
                }}
              />
            )
          },
        )
      },
      formText,
    )
    .post('/:threadId/messages/:messageId/withdrawal', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'messages:contribute')
      return formResult(
        () => {
          withdrawMessage(deps, access, params)
          return seeOther(`/portal/matters/${params.matterId}/messages/${params.threadId}#newest`)
        },
        (problem) => threadPage({ deps, frame, access }, params.threadId, {}, problem),
      )
    })

const attachingQuery = t.Object({ attach: typed, find: typed })

type Writing = { deps: Deps; frame: Frame; access: GuestAccess<Given<'messages:contribute'>> }
type Reading = { deps: Deps; frame: Frame; access: GuestAccess<'messages:read'> }

type Asked = { filled?: MessageForm; attach?: string | undefined; find?: string | undefined }

function newThreadPage({ deps, frame, access }: Writing, asked: Asked, problem?: Problem) {
  const matter = readGuestMatterHeading(deps, access, access.viewer.language)
  const [compose, problems] = [composeThread(deps, access, asked), problemsOf(frame.reader, problem)]
  return <GuestNewThreadPage {...{ frame, matter, compose, problems, now: timestamp(deps.clock) }} />
}

function threadPage(
  { deps, frame, access }: Reading,
  threadId: string,
  { before, addendum, ...asked }: Asked & { before?: string | undefined; addendum?: string | undefined },
  problem?: Problem,
) {
  const view = readThread(deps, access, null, { threadId, before: numberIn(before) })
  const writing = access.narrowed('messages:contribute')
  const compose = writing && composeReply(deps, writing, view.thread, { ...asked, addendumTo: addendum })
  const ownId = access.viewer.personId
  const page = {
    frame,
    matter: readGuestMatterHeading(deps, access, access.viewer.language),
    view,
    compose,
    ownId,
  }
  return (
    <GuestThreadPage {...page} problems={problemsOf(frame.reader, problem)} now={timestamp(deps.clock)} />
  )
}
