import type { ContributeMessages } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { listDocumentsOfTargets } from '../uploads/targets/queries.ts'
import { isUuid } from '../uuid.ts'
import { type Draft, deleteDraft, findDraft, isTaken, replaceDraft } from './drafts/queries.ts'
import type { MessageForm } from './form.ts'
import { findSent } from './posts/queries.ts'
import { getThread } from './queries.ts'
import { LONGEST_MESSAGE, LONGEST_SUBJECT } from './send.ts'

/**
 * Keeps what somebody is writing. A page that saves late, after its message was sent, brings no draft back. Returns when
 * it was saved; null when nothing is left of it.
 */
export function saveDraft(
  { db, vault, clock }: Deps,
  access: ContributeMessages,
  threadId: string | null,
  form: MessageForm,
): string | null {
  if (threadId !== null) getThread(db, vault, access, threadId)
  return db
    .transaction(() => {
      if (findSent(db, form.id)) return null
      const texts = [...Object.values(form.subject), ...Object.values(form.body)]
      const before = findDraft(db, vault, access, threadId)
      if (texts.length === 0 && !form.isAttaching && !hasAttachments(db, access, before)) {
        deleteDraft(db, access, threadId)
        return null
      }
      const fresh = isTaken(db, form.id) ? Bun.randomUUIDv7() : form.id
      const [id, savedAt] = [before?.id ?? fresh, timestamp(clock)]
      const participants = form.participants.filter(isUuid)
      const [subject, body] = [
        shortened(form.subject, LONGEST_SUBJECT),
        shortened(form.body, LONGEST_MESSAGE),
      ]
      replaceDraft(db, vault, access, { id, threadId, subject, body, participants, savedAt })
      return savedAt
    })
    .immediate()
}

function hasAttachments(db: Deps['db'], access: ContributeMessages, draft: Draft | null): boolean {
  if (!draft) return false
  return listDocumentsOfTargets(db, access, { kind: 'draft', targetIds: [draft.id] }).length > 0
}

/** What is too long is said when it is sent; meanwhile twice as much is kept. */
function shortened<T extends Record<string, string>>(texts: T, most: number): T {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [language, text.slice(0, 2 * most)]),
  ) as T
}
