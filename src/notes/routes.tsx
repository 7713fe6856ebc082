import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { CopyPage } from '../../views/notes/copy-page.tsx'
import { CopyPreviewPage } from '../../views/notes/copy-preview-page.tsx'
import { EditNotePage, NotesPage } from '../../views/notes/notes-page.tsx'
import { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { pageNumber } from '../http/page-number.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import type { Given } from '../rights.ts'
import { type CopyForm, copyNote, draftCopy, readyToCopy } from './copy.ts'
import { readCopyForm, readNoteForm } from './form.ts'
import { readNotes } from './read.ts'
import { changeNote, getOwnNote, writeNote } from './write.ts'

/** What the firm writes for itself. */
export const notes = (deps: Deps) => new Elysia().use(writing(deps)).use(copying(deps)).use(sending(deps))

const text = { body: t.Optional(t.Object({ body: typed })) }

const writing = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/notes' })
    .use(staffSide(deps))
    .get(
      '/',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:read')
        return notesPage(deps, frame, access, { page: pageNumber(query.page) })
      },
      { query: t.Object({ page: typed }) },
    )
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:edit')
        const note = readNoteForm(body)
        return formResult(
          () => {
            writeNote(deps, access, note)
            return seeOther(`/firm/matters/${params.matterId}/notes`)
          },
          (problem) => notesPage(deps, frame, access, { page: 1, typed: note.body, problem }),
        )
      },
      formText,
    )
    .get('/:noteId', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:edit')
      return editPage(deps, frame, access, params.noteId)
    })
    .post(
      '/:noteId',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:edit')
        return formResult(
          () => {
            changeNote(deps, access, params.noteId, body?.body)
            return seeOther(`/firm/matters/${params.matterId}/notes`)
          },
          (problem) => editPage(deps, frame, access, params.noteId, problem),
        )
      },
      text,
    )

const copying = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/notes/:noteId' })
    .use(staffSide(deps))
    .get('/copies', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:edit')
      return copyPage({ deps, frame, access, noteId: params.noteId })
    })
    .post(
      '/copies/draft',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:edit')
        return copyPage({ deps, frame, access, noteId: params.noteId }, readCopyForm(body, viewer))
      },
      formText,
    )
    .post(
      '/copies/preview',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:edit')
        const [page, form] = [{ deps, frame, access, noteId: params.noteId }, readCopyForm(body, viewer)]
        const matter = readMatterHeading(deps, access)
        const ready = () => readyToCopy(deps, access, params.noteId, form)
        return formResult(
          () => (<CopyPreviewPage {...{ frame, matter, ready: ready() }} />).toResponse(),
          (problem) => copyPage(page, form, problem),
        )
      },
      formText,
    )
    // A step has no address of its own: whoever comes back to it, as by a change of language, starts anew.
    .get('/copies/:step', ({ params }) =>
      seeOther(`/firm/matters/${params.matterId}/notes/${params.noteId}/copies`),
    )

const sending = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/notes/:noteId' }).use(staffSide(deps)).post(
    '/copies',
    ({ viewer, frame, params, body }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:edit')
      const { matterId, noteId } = params
      const form = readCopyForm(body, viewer)
      return formResult(
        () => seeOther(`/firm/matters/${matterId}/messages/${copyNote(deps, access, noteId, form)}#newest`),
        (problem) => copyPage({ deps, frame, access, noteId }, form, problem),
      )
    },
    formText,
  )

type Edit = StaffAccess<Given<'messages:edit'>>
type Shown = { page: number; typed?: string | undefined; problem?: Problem }

function notesPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'messages:read'>,
  { page, typed = '', problem }: Shown,
) {
  const [matter, view] = [readMatterHeading(deps, access), readNotes(deps, access, page)]
  const problems = problemsOf(frame.reader, problem)
  return <NotesPage {...{ frame, matter, view, page, typed, problems, now: timestamp(deps.clock) }} />
}

function editPage(deps: Deps, frame: StaffFrame, access: Edit, noteId: string, problem?: Problem) {
  const note = getOwnNote(deps, access, noteId)
  const problems = problemsOf(frame.reader, problem)
  return <EditNotePage {...{ frame, matter: readMatterHeading(deps, access), note, problems }} />
}

type Copying = { deps: Deps; frame: StaffFrame; access: Edit; noteId: string }

function copyPage({ deps, frame, access, noteId }: Copying, filled?: CopyForm, problem?: Problem) {
  const draft = draftCopy(deps, access, noteId, filled)
  const problems = problemsOf(frame.reader, problem)
  return <CopyPage {...{ frame, matter: readMatterHeading(deps, access), draft, problems }} />
}
