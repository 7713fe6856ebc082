import type { EditStatus } from '../access.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { isWritten, readLine, requireShort } from '../languages/form.ts'
import { requireTexts, type Texts, writingLanguages } from '../languages/needed.ts'
import { markOf, requireSeen } from '../seen.ts'
import { saveCard } from './queries.ts'
import { readTeamLines, type TeamLine } from './read.ts'

/** `seen`: of what was chosen when the form was made (src/seen.ts). */
export type TeamForm = { seen?: string; shown: ReadonlySet<string>; sentenceOf: (personId: string) => Texts }

export function readTeamForm(body: string): TeamForm {
  const fields = new URLSearchParams(body)
  return {
    seen: fields.get('seen') ?? '',
    shown: new Set(fields.getAll('shown')),
    sentenceOf: (personId) => readLine(fields, `sentence-${personId}`),
  }
}

const LONGEST = 160

/** Says whom the clients see as their team, and what is said of each. Throws `Invalid` beside a sentence. */
export function chooseTeam(deps: Deps, access: EditStatus, form: TeamForm): void {
  const { db, vault } = deps
  const { shown, sentenceOf } = form
  const { matterId, viewer } = access
  const languages = writingLanguages(deps, access, 'status')
  db.transaction(() => {
    const choices = choicesOf(readTeamLines(deps, access))
    const wanted = choices.map(({ personId }) => ({
      ...{ personId, isShown: shown.has(personId), sentence: sentenceOf(personId) },
    }))
    requireSeen(form.seen, markOf(choices), () => Bun.deepEquals(choices, wanted))
    for (const { personId } of choices) {
      const sentence = sentenceOf(personId)
      requireShort(sentence, LONGEST, `sentence-${personId}`)
      if (isWritten(sentence)) requireTexts(languages, sentence, `sentence-${personId}`)
      saveCard(db, vault, access, { personId, isShown: shown.has(personId), sentence })
    }
    appendEvent(deps, viewer, { kind: 'team.changed', matterId, details: {} })
  }).immediate()
  deps.wake()
}

export function markOfTeam(lines: readonly TeamLine[]): string {
  return markOf(choicesOf(lines))
}

const choicesOf = (lines: readonly TeamLine[]) =>
  lines.map(({ id: personId, isShown, sentence }) => ({ personId, isShown, sentence }))
