import type { MatterAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { type Words, wordsFor } from '../languages/words.ts'
import type { Language } from '../viewer.ts'
import { getStatus, listStages, type MatterStage } from './queries.ts'
import type { Usual } from './stage.ts'

/** A stage as one reader reads it. */
export type LineStage = {
  id: string
  name: Words
  meaning: Words | null
  next: Words | null
  usual: Usual | null
  articles: readonly string[]
  state: 'done' | 'now' | 'later'
  begunAt: string | null
}
/** `now` counts from 0. */
export type StageLine = { stages: readonly LineStage[]; now: number }

/** From the first stage to the last; null while nobody has said where the matter is. */
export function readLine(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  access: MatterAccess<'status:read'>,
  language: Language,
): StageLine | null {
  const { stageId } = getStatus(db, access)
  if (!stageId) return null
  const stages = listStages(db, vault, access)
  const now = stages.findIndex(({ id }) => id === stageId)
  return { now, stages: stages.map((stage, index) => lineStage(stage, language, stateAt(index, now))) }
}

function lineStage(
  { id, name, meaning, next, usual, articles, begunAt }: MatterStage,
  language: Language,
  state: LineStage['state'],
): LineStage {
  return {
    ...{ id, usual, articles, begunAt, state },
    name: wordsFor(name, language) ?? { text: '', lang: undefined },
    meaning: wordsFor(meaning, language),
    next: wordsFor(next, language),
  }
}

export function stateAt(index: number, now: number): LineStage['state'] {
  if (index === now) return 'now'
  return index < now ? 'done' : 'later'
}
