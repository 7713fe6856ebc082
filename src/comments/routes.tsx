import { Elysia, t } from 'elysia'
import { CommentPage, type CommentPageProps } from '../../views/comments/comment-page.tsx'
import { DiscussionPage } from '../../views/comments/discussion-page.tsx'
import type { Frame, StaffFrame } from '../../views/layout/frame.ts'
import { GuestAccess, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { anySide, guestViewer, staffViewer } from '../http/page.ts'
import { readGuestMatterHeading, readMatterHeading } from '../matters/read-heading.ts'
import { requireOpen } from '../phases.ts'
import { readCommentForm } from './form.ts'
import { getComments } from './read.ts'
import { SUBJECT_KINDS, type SubjectKind } from './subjects.ts'
import { addComment, type CommentInput, correctComment, getOwnComment, withdrawComment } from './write.ts'

/** What people say beside a document, a date, a task or a request: the same for the firm and for guests. */
export const comments = (deps: Deps) =>
  new Elysia()
    .use(commentsOf(deps, 'firm'))
    .use(commentsOf(deps, 'portal'))
    .use(SUBJECT_KINDS.map((kind) => discussionsOf(deps, 'firm', kind)))
    .use(SUBJECT_KINDS.map((kind) => discussionsOf(deps, 'portal', kind)))

type Side = 'firm' | 'portal'
type Access = StaffAccess | GuestAccess

function enter(deps: Deps, side: Side, request: Request, matterId: string): Access {
  return side === 'firm'
    ? StaffAccess.enter(deps, staffViewer(request), matterId)
    : GuestAccess.enter(deps, guestViewer(request), matterId)
}

/** Entering a matter that became read-only leaves reading; whoever writes there is told why it does not work. */
function enterToWrite(deps: Deps, side: Side, request: Request, matterId: string): Access {
  const access = enter(deps, side, request, matterId)
  requireOpen(deps, matterId)
  return access
}

function discussionsOf(deps: Deps, side: Side, kind: SubjectKind) {
  return (
    new Elysia({ prefix: `/${side}/matters/:matterId/discussions/${kind}` })
      .use(anySide(deps))
      // The newest stand beside the thing. So does one that was refused: it has no address of its own.
      .get(
        '/:subjectId',
        ({ request, frame, params: { matterId, subjectId: id }, query: { until } }) => {
          const access = enter(deps, side, request, matterId)
          const { subject, comments } = getComments(deps, access, { kind, id })
          const isNew = !until || comments.some((comment) => comment.id === until)
          const place = isNew && until ? `c-${until}` : 'comments'
          if (isNew) return seeOther(`/${side}/matters/${matterId}/${subject.path}#${place}`)
          return discussionPage({ deps, frame, access }, { kind, id }, { until })
        },
        { query: t.Object({ until: typed }) },
      )
      .post(
        '/:subjectId',
        ({ request, frame, params, body }) => {
          const access = enterToWrite(deps, side, request, params.matterId)
          const [of, input] = [{ kind, id: params.subjectId }, readCommentForm(body, access.viewer)]
          return formResult(
            () => {
              addComment(deps, access, of, input)
              const { path } = getComments(deps, access, of).subject
              return seeOther(`/${side}/matters/${params.matterId}/${path}#comments`)
            },
            (problem) => discussionPage({ deps, frame, access }, of, { input, problem }),
          )
        },
        formText,
      )
  )
}

function commentsOf(deps: Deps, side: Side) {
  return new Elysia({ prefix: `/${side}/matters/:matterId/comments/:commentId` })
    .use(anySide(deps))
    .get('/', ({ request, frame, params }) => {
      const access = enterToWrite(deps, side, request, params.matterId)
      return commentPage({ deps, frame, access }, params.commentId)
    })
    .post(
      '/',
      ({ request, frame, params: { matterId, commentId }, body }) => {
        const access = enterToWrite(deps, side, request, matterId)
        const { subject } = getOwnComment(deps, access, commentId)
        const input = readCommentForm(body, access.viewer)
        return formResult(
          () => {
            correctComment(deps, access, commentId, input.body)
            return seeOther(`/${side}/matters/${matterId}/${subject.path}#comments`)
          },
          (problem) => commentPage({ deps, frame, access }, commentId, { input, problem }),
        )
      },
      formText,
    )
    .post('/withdrawal', ({ request, frame, params: { matterId, commentId } }) => {
      const access = enterToWrite(deps, side, request, matterId)
      const { subject } = getOwnComment(deps, access, commentId)
      return formResult(
        () => {
          withdrawComment(deps, access, commentId)
          return seeOther(`/${side}/matters/${matterId}/${subject.path}#comments`)
        },
        (problem) => discussionPage({ deps, frame, access }, subject, { problem }),
      )
    })
}

type Page = { deps: Deps; frame: Frame | StaffFrame; access: Access }
type Refused = { input?: CommentInput; problem?: Problem }
type Shown = Refused & { until?: string }

function discussionPage(page: Page, of: { kind: SubjectKind; id: string }, { input, problem, until }: Shown) {
  const { deps, frame, access } = page
  const [view, problems] = [getComments(deps, access, of, until), problemsOf(frame.reader, problem)]
  const shown = { view, problems, typed: input ?? null, now: timestamp(deps.clock) }
  return <DiscussionPage heading={headingOf(page)} {...shown} />
}

function commentPage(page: Page, commentId: string, { input, problem }: Refused = {}) {
  const { deps, frame, access } = page
  const { comment, subject } = getOwnComment(deps, access, commentId)
  if (comment.withdrawnAt) throw new NotFound()
  const { languages } = getComments(deps, access, subject)
  const shown = { subject, languages, commentId, body: input?.body ?? comment.body }
  return <CommentPage heading={headingOf(page)} {...shown} problems={problemsOf(frame.reader, problem)} />
}

function headingOf({ deps, frame, access }: Page): CommentPageProps['heading'] {
  if (access instanceof StaffAccess && 'places' in frame)
    return { side: 'firm', frame, matter: readMatterHeading(deps, access) }
  if (access instanceof GuestAccess)
    return { side: 'portal', frame, matter: readGuestMatterHeading(deps, access, access.viewer.language) }
  throw new NotFound()
}
