import type { StaffAccess } from '../access.ts'
import { requireDueDay } from '../asked/due.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { isWritten, requireShort } from '../languages/form.ts'
import { requireTexts, type Texts, type WritingLanguages, writingLanguages } from '../languages/needed.ts'
import { sealTexts } from '../languages/sealed-texts.ts'
import { claimId } from '../once/form-id.ts'
import { inLanguage } from '../written.ts'
import { insertItem } from './items/queries.ts'
import { findRequest, insertRequest } from './queries.ts'

type Edit = StaffAccess<'tasks:edit' | 'tasks:read' | 'tasks:contribute' | 'tasks:comment'>

/** `id`: of the form, so that it makes one (src/once). `dueOn`: a day in the firm's zone; else that of the request. */
export type ItemInput = {
  id?: string
  title: Texts
  explanation: Texts
  example?: Texts
  dueOn?: string | null
}
export type RequestInput = { id?: string; title: Texts; dueOn: string | null; items: readonly ItemInput[] }

const [LONGEST_TITLE, LONGEST_TEXT, MOST_ITEMS] = [200, 2000, 60]

/**
 * Asks a matter's clients for documents; inside the caller's transaction where there is one. Throws `Invalid` beside
 * `title-…`, `dueOn`, or `item-0-title-…`, `item-0-explanation-…`, `item-0-example-…`, `item-0-dueOn`. Returns its id.
 */
export function addRequest(deps: Deps, access: StaffAccess<'tasks:edit'>, input: RequestInput): string {
  const requestId = deps.db
    .transaction(() => {
      const { id, isMade } = claimId(deps, access, 'requests', input.id)
      if (!isMade) enterRequest(deps, access, { ...input, id })
      return id
    })
    .immediate()
  deps.wake()
  return requestId
}

function enterRequest(
  deps: Deps,
  access: StaffAccess<'tasks:edit'>,
  { id, title, dueOn, items }: RequestInput & { id: string },
): void {
  const { vault, clock } = deps
  const { matterId, viewer } = access
  const languages = writingLanguages(deps, access, 'tasks')
  requireShort(title, LONGEST_TITLE, 'title')
  requireTexts(languages, title, 'title')
  const due = requireDueDay(deps, dueOn)
  const [first] = [...languages.needed, ...languages.offered]
  if (items.length === 0) throw new Invalid((text) => text.requests.problems.noItems, `item-0-title-${first}`)
  if (items.length > MOST_ITEMS) throw new Invalid((text) => text.requests.problems.tooMany)
  insertRequest(deps.db, access, {
    ...{ id, matterId, createdBy: viewer.personId, at: timestamp(clock) },
    title: sealTexts(vault.matter(matterId), ['requests', 'title'], id, title),
  })
  for (const [at, item] of items.entries())
    enterItem(deps, access, {
      ...item,
      ...{ id: Bun.randomUUIDv7(), dueOn: item.dueOn || due },
      ...{ requestId: id, field: `item-${at}-`, languages },
    })
  const details = { title: inLanguage(title, viewer.language) ?? '', count: items.length }
  appendEvent(deps, viewer, { kind: 'request.made', matterId, subjectId: id, details })
}

/** One more document on a checklist that is out already. */
export function addItem(deps: Deps, access: Edit, requestId: string, item: ItemInput): void {
  const { db, vault } = deps
  const { matterId, viewer } = access
  const languages = writingLanguages(deps, access, 'tasks')
  db.transaction(() => {
    const request = findRequest(db, vault, access, requestId)
    if (!request) throw new NotFound()
    const { id, isMade } = claimId(deps, access, 'request_items', item.id)
    if (isMade) return
    enterItem(deps, access, { ...item, id, requestId, field: '', languages })
    const details = { title: inLanguage(item.title, viewer.language) ?? '', count: 1 }
    appendEvent(deps, viewer, { kind: 'request.made', matterId, subjectId: requestId, details })
  }).immediate()
  deps.wake()
}

type Entered = ItemInput & { id: string; requestId: string; field: string; languages: WritingLanguages }

function enterItem(deps: Deps, access: StaffAccess<'tasks:edit'>, item: Entered): void {
  const { id, title, explanation, example = {}, requestId, field, languages } = item
  requireShort(title, LONGEST_TITLE, `${field}title`)
  requireTexts(languages, title, `${field}title`)
  for (const [name, texts] of [
    ['explanation', explanation],
    ['example', example],
  ] as const) {
    requireShort(texts, LONGEST_TEXT, `${field}${name}`)
    if (isWritten(texts)) requireTexts(languages, texts, `${field}${name}`)
  }
  const { matterId } = access
  const key = deps.vault.matter(matterId)
  insertItem(deps.db, access, {
    ...{ id, matterId, requestId, at: timestamp(deps.clock) },
    dueOn: requireDueDay(deps, item.dueOn, `${field}dueOn`),
    title: sealTexts(key, ['request_items', 'title'], id, title),
    explanation: sealTexts(key, ['request_items', 'explanation'], id, explanation),
    example: sealTexts(key, ['request_items', 'example'], id, example),
  })
}
