import { DocumentListPage } from '../../views/documents/list-page.tsx'
import { type Done, listUrl } from '../../views/documents/urls.ts'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { StaffFrame } from '../../views/layout/frame.ts'
import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { getFolder } from '../folders/queries.ts'
import { type Problem, problemsOf } from '../http/forms.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { type ListQuery, readDocumentList } from './list/read.ts'
import { readListQuery } from './list/read-query.ts'
import { readSelection, type Selection } from './selection.ts'

type Said = { done?: Done | undefined; problem?: Problem; typed?: string; chosen?: Selection }

/** A matter's documents, with what has just been done, or what was wrong with the form that was sent from here. */
export function documentListPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'documents:read'>,
  query: ListQuery,
  { done, problem, typed, chosen }: Said = {},
): Html {
  if (query.folderId) getFolder(deps.db, deps.vault, access, query.folderId)
  return (
    <DocumentListPage
      {...{ frame, done, typed, chosen }}
      matter={readMatterHeading(deps, access)}
      listing={readDocumentList(deps, access, query, frame.reader.format.compare)}
      problems={problemsOf(frame.reader, problem)}
      mayEdit={access.may('documents:edit')}
      mayAdd={access.may('documents:contribute')}
      now={timestamp(deps.clock)}
    />
  )
}

/**
 * The list that a selection was sent from (`body`), as it stood, with what was ticked and what was wrong with it. A
 * change of language leads back there, and not to what was asked for.
 */
export function selectionAgain(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'documents:read'>,
  { body, problem }: { body: string | null | undefined; problem: Problem },
): Html {
  const list = new URLSearchParams(new URLSearchParams(body ?? '').get('list') ?? '')
  const query = readListQuery(Object.fromEntries(list))
  const path = listUrl(access.matterId, query)
  return documentListPage(deps, { ...frame, path }, access, query, { problem, chosen: readSelection(body) })
}
