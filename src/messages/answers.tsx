import { DraftState } from '../../views/messages/compose-form.tsx'
import type { Reader } from '../../views/text/reader.ts'
import type { ContributeMessages, MatterAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { seeOther } from '../http/forms.ts'
import { pageNumber } from '../http/page-number.ts'
import { oneLine } from '../written.ts'
import { saveDraft } from './draft.ts'
import type { MessageForm } from './form.ts'
import { readThreadList, searchMessages } from './read-list.ts'

type Saving = { request: Request; reader: Reader; threadId: string | null; form: MessageForm; back: string }

/** A script is told when the draft was saved; a browser without one comes back to the form. */
export function draftAnswer(
  deps: Deps,
  access: ContributeMessages,
  { request, reader, threadId, form, back }: Saving,
): Response {
  const savedAt = saveDraft(deps, access, threadId, form)
  if (form.isAttaching) return seeOther(`${back.replace(/#.*/, '')}?attach=yes#attach`)
  if (!request.headers.has('hx-request')) return seeOther(back)
  return DraftState({ reader, savedAt }).toResponse()
}

/** A page that comes anew by itself may stand in a window that nobody looks at. */
export function readsForTheFirstTime(request: Request): boolean {
  return request.method === 'GET' && !request.headers.has('hx-request')
}

export function readSearch(
  deps: Deps,
  access: MatterAccess<'messages:read'>,
  query: { q?: string | undefined; page?: string | undefined },
) {
  const [q, page] = [oneLine(query.q), pageNumber(query.page)]
  return {
    ...{ q, page, now: timestamp(deps.clock) },
    list: readThreadList(deps, access, page),
    found: q ? searchMessages(deps, access, q) : null,
  }
}

/** The number of a message, from 1; null for what makes no sense. */
export function numberIn(text: string | undefined): number | null {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 1 ? number : null
}
