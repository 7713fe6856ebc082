import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { updatePersonLanguage } from '../people/queries.ts'
import type { Language, Viewer } from '../viewer.ts'

/** The language of pages and mails is the person's own. */
export function changeLanguage(deps: Deps, viewer: Viewer, language: Language): void {
  if (viewer.language === language) return
  const { personId } = viewer
  deps.db
    .transaction(() => {
      updatePersonLanguage(deps.db, personId, language)
      appendEvent(deps, viewer, { kind: 'person.changed', personId, details: { fields: ['language'] } })
    })
    .immediate()
}
