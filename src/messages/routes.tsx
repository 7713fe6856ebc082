import { Elysia, t } from 'elysia'
import { narrowedTo } from '../access.ts'
import type { Deps } from '../deps.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import type { Given } from '../rights.ts'
import { draftAnswer, numberIn, readSearch, readsForTheFirstTime } from './answers.tsx'
import { composeReply, composeThread } from './compose.ts'
import { correctMessage, withdrawMessage } from './correct.ts'
import { readCorrection } from './correction.ts'
import { type MessageForm, readMessageForm } from './form.ts'
import { markRead } from './mark-read.ts'
import { readThread } from './read-thread.ts'
import { sendMessage, startThread } from './send.ts'
import { firmSide, type Here, portalSide, type Side } from './sides.tsx'

/** The conversations of a matter, for the firm. */
export const messages = (deps: Deps) => conversations(deps, firmSide(deps))

/** Those that a client or outside person takes part in. */
export const guestMessages = (deps: Deps) => conversations(deps, portalSide(deps))

const conversations = (deps: Deps, side: Side) =>
  new Elysia().use(beginning(deps, side)).use(answering(deps, side)).use(correcting(deps, side))

const beginning = (deps: Deps, { root, open }: Side) =>
  new Elysia({ prefix: `${root}/matters/:matterId/messages` })
    .get(
      '/',
      ({ request, params, query }) => {
        const { access, pages } = open(request, params.matterId, 'messages:read')
        return pages.threads(readSearch(deps, access, query))
      },
      { query: t.Object({ q: typed, page: typed }) },
    )
    .get(
      '/new',
      ({ request, params, query }) =>
        newThreadPage(deps, open(request, params.matterId, 'messages:contribute'), query),
      { query: t.Object({ attach: typed, find: typed }) },
    )
    .post(
      '/',
      ({ request, params, body }) => {
        const here = open(request, params.matterId, 'messages:contribute')
        const form = readMessageForm(body, here.access.viewer)
        const url = `${root}/matters/${params.matterId}/messages`
        return formResult(
          () => seeOther(`${url}/${startThread(deps, here.access, form)}#newest`),
          (problem) => newThreadPage(deps, here, { filled: form }, problem),
        )
      },
      formText,
    )
    .post(
      '/draft',
      ({ request, params, body }) => {
        const { access, reader } = open(request, params.matterId, 'messages:contribute')
        const back = `${root}/matters/${params.matterId}/messages/new`
        const form = readMessageForm(body, access.viewer)
        return draftAnswer(deps, access, { request, reader, threadId: null, form, back })
      },
      formText,
    )

const answering = (deps: Deps, { root, open }: Side) =>
  new Elysia({ prefix: `${root}/matters/:matterId/messages` })
    .get(
      '/:threadId',
      ({ request, params, query }) => {
        const here = open(request, params.matterId, 'messages:read')
        const page = threadPage(deps, here, params.threadId, query)
        if (readsForTheFirstTime(request)) markRead(deps, here.access, params.threadId)
        return page
      },
      { query: t.Object({ before: typed, addendum: typed, attach: typed, find: typed }) },
    )
    .post(
      '/:threadId',
      ({ request, params: { matterId, threadId }, body }) => {
        const here = open(request, matterId, 'messages:contribute')
        const form = readMessageForm(body, here.access.viewer)
        return formResult(
          () => {
            sendMessage(deps, here.access, threadId, form)
            return seeOther(`${root}/matters/${matterId}/messages/${threadId}#newest`)
          },
          (problem) => threadPage(deps, here, threadId, { filled: form }, problem),
        )
      },
      formText,
    )
    .post(
      '/:threadId/draft',
      ({ request, params: { matterId, threadId }, body }) => {
        const { access, reader } = open(request, matterId, 'messages:contribute')
        const back = `${root}/matters/${matterId}/messages/${threadId}#write`
        const form = readMessageForm(body, access.viewer)
        return draftAnswer(deps, access, { request, reader, threadId, form, back })
      },
      formText,
    )
    .post('/:threadId/reading', ({ request, params }) => {
      markRead(deps, open(request, params.matterId, 'messages:read').access, params.threadId)
      return new Response(null, { status: 204 })
    })

const correcting = (deps: Deps, { root, open }: Side) =>
  new Elysia({ prefix: `${root}/matters/:matterId/messages/:threadId/messages/:messageId` })
    .get('/', ({ request, params }) => {
      const { access, reader, pages } = open(request, params.matterId, 'messages:contribute')
      return pages.correct(readCorrection(deps, access, reader, params))
    })
    .post(
      '/',
      ({ request, params, body }) => {
        const { access, reader, pages } = open(request, params.matterId, 'messages:contribute')
        const form = readMessageForm(body, access.viewer)
        return formResult(
          () => {
            correctMessage(deps, access, params, form.body)
            return seeOther(`${root}/matters/${params.matterId}/messages/${params.threadId}#newest`)
          },
          (problem) => pages.correct(readCorrection(deps, access, reader, params, { form, problem })),
        )
      },
      formText,
    )
    .post('/withdrawal', ({ request, params }) => {
      const here = open(request, params.matterId, 'messages:contribute')
      return formResult(
        () => {
          withdrawMessage(deps, here.access, params)
          return seeOther(`${root}/matters/${params.matterId}/messages/${params.threadId}#newest`)
        },
        (problem) => threadPage(deps, here, params.threadId, {}, problem),
      )
    })

type Asked = { filled?: MessageForm; attach?: string | undefined; find?: string | undefined }

function newThreadPage(
  deps: Deps,
  here: Here<Given<'messages:contribute'>>,
  asked: Asked,
  problem?: Problem,
) {
  const { access, reader, pages } = here
  return pages.newThread({
    compose: composeThread(deps, access, asked),
    problems: problemsOf(reader, problem),
  })
}

function threadPage(
  deps: Deps,
  { access, staff, reader, pages }: Here<'messages:read'>,
  threadId: string,
  { before, addendum, ...asked }: Asked & { before?: string | undefined; addendum?: string | undefined },
  problem?: Problem,
) {
  const view = readThread(deps, access, staff, { threadId, before: numberIn(before) })
  const writing = narrowedTo(access, 'messages:contribute')
  const compose = writing && composeReply(deps, writing, view.thread, { ...asked, addendumTo: addendum })
  const ownId = access.viewer.personId
  return pages.thread({ view, compose, ownId, problems: problemsOf(reader, problem) })
}
