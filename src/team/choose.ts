import type { EditStatus } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { isWritten, readLine, requireShort } from '../languages/form.ts'
import { requireTexts, type Texts, writingLanguages } from '../languages/needed.ts'
import { listTeam, saveCard } from './queries.ts'

export type TeamForm = { shown: ReadonlySet<string>; sentenceOf: (personId: string) => Texts }

export function readTeamForm(body: string): TeamForm {
  const fields = new URLSearchParams(body)
  return {
    shown: new Set(fields.getAll('shown')),
    sentenceOf: (personId) => readLine(fields, `sentence-${personId}`),
  }
}

const LONGEST = 160

/** Says whom the clients see as their team, and what is said of each. Throws `Invalid` beside a sentence. */
export function chooseTeam(deps: Deps, access: EditStatus, { shown, sentenceOf }: TeamForm): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const languages = writingLanguages(deps, access, 'status')
  db.transaction(() => {
    for (const { personId } of listTeam(db, vault, access, timestamp(clock))) {
      const sentence = sentenceOf(personId)
      requireShort(sentence, LONGEST, `sentence-${personId}`)
      if (isWritten(sentence)) requireTexts(languages, sentence, `sentence-${personId}`)
      saveCard(db, vault, access, { personId, isShown: shown.has(personId), sentence })
    }
    appendEvent(deps, viewer, { kind: 'team.changed', matterId, details: {} })
  }).immediate()
  deps.wake()
}
