import { Elysia, t } from 'elysia'
import { documentsUrl, folderUrl } from '../../views/documents/urls.ts'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { SharePreviewPage } from '../../views/shares/preview-page.tsx'
import { SharePage } from '../../views/shares/share-page.tsx'
import { type EditDocuments, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { selectionAgain } from '../documents/list-page.tsx'
import { readSelection, requireTicked } from '../documents/selection.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { type ShareForm, selectedDocumentIds, shareForm } from './draft.ts'
import { readShareForm } from './form.ts'
import { recallDocument } from './recall.ts'
import { readyToShare, type ShareInput, type ShareReady, shareDocuments } from './share.ts'

/** Sharing in two steps, each a form that works without a script, and taking back. */
export const shares = (deps: Deps) => new Elysia().use(drafting(deps)).use(sharing(deps)).use(recalling(deps))

const drafting = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId' }).use(staffSide(deps)).post(
    '/shares/draft',
    ({ viewer, frame, params, body }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:edit')
      const input = readShareForm(body ?? '')
      const chosen = () => selectedDocumentIds(deps, access, requireTicked(readSelection(body)))
      const filled = input.personIds.length > 0 ? input : null
      return formResult(
        () => sharePage(deps, access, frame, shareForm(deps, access, chosen(), filled)).toResponse(),
        (problem) => selectionAgain(deps, frame, access, { body, problem }),
      )
    },
    formText,
  )

const sharing = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId' })
    .use(staffSide(deps))
    .post(
      '/shares/preview',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:edit')
        const input = readShareForm(body ?? '')
        const matter = readMatterHeading(deps, access)
        const preview = () => (
          <SharePreviewPage {...{ frame, matter, ready: readyToShare(deps, access, input) }} />
        )
        return formResult(
          () => preview().toResponse(),
          (problem) => sharingAgain(deps, access, frame, { input, problem }),
        )
      },
      formText,
    )
    .post(
      '/shares',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:edit')
        const input = readShareForm(body ?? '')
        return formResult(
          () => seeOther(afterSharing(params.matterId, shareDocuments(deps, access, input))),
          (problem) => sharingAgain(deps, access, frame, { input, problem }),
        )
      },
      formText,
    )

const recalling = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId' })
    .use(staffSide(deps))
    // A step has no address of its own: whoever comes back to it, as by a change of language, starts from the list.
    .get('/shares/:step', ({ params }) => seeOther(documentsUrl(params.matterId)))
    .post(
      '/documents/:documentId/recalls',
      ({ viewer, params, body }) => {
        const access = StaffAccess.openWhateverPhase(deps, viewer, params.matterId, 'documents:edit')
        const { matterId, documentId } = params
        const { opened } = recallDocument(deps, access, { documentId, personId: body?.person ?? null })
        const done = opened > 0 ? 'recalled-opened' : 'recalled'
        return seeOther(`/firm/matters/${matterId}/documents/${documentId}?done=${done}`)
      },
      { body: t.Optional(t.Object({ person: typed })) },
    )

/** The form as it was filled in, with what is wrong beside its field; what has no field stands at the top. */
function sharingAgain(
  deps: Deps,
  access: EditDocuments,
  frame: StaffFrame,
  { input, problem }: { input: ShareInput; problem: Problem },
): Html {
  const ids = input.documents.map(({ documentId }) => documentId)
  return sharePage(deps, access, frame, shareForm(deps, access, ids, input), problem)
}

function sharePage(
  deps: Deps,
  access: EditDocuments,
  frame: StaffFrame,
  form: ShareForm,
  problem?: Problem,
): Html {
  const problems = problemsOf(frame.reader, problem)
  return <SharePage {...{ frame, matter: readMatterHeading(deps, access), form, problems }} />
}

/** Back to the folder where the documents are. */
function afterSharing(matterId: string, { documents: [first] }: ShareReady): string {
  return folderUrl(matterId, first?.document.folderId ?? null, 'shared')
}
