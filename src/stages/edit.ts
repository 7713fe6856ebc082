import type { EditStatus } from '../access.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import type { Texts } from '../languages/needed.ts'
import { writingLanguages } from '../languages/needed.ts'
import { getStage } from './begin.ts'
import { changedStage, checkStage, draftOf, type StageDraft } from './form.ts'
import { type Direction, moved } from './order.ts'
import { deleteStage, getStatus, insertStage, listStages, updatePosition, updateStage } from './queries.ts'
import type { Stage } from './stage.ts'

export const MOST_STAGES = 30

/** A stage without anything but a name. */
export function emptyStage(key: string, name: Texts): Stage {
  return { key, name, meaning: {}, next: {}, usual: null, tasks: [], requests: [], articles: [] }
}

/** Changes a stage of this matter alone. Throws `Invalid`. */
export function editStage(deps: Deps, access: EditStatus, stageId: string, draft: StageDraft): void {
  const languages = writingLanguages(deps, access, 'status')
  changing(deps, access, () => {
    const stage = getStage(deps, access, stageId)
    updateStage(deps.db, deps.vault, access, stageId, changedStage(stage, draft, languages))
  })
}

/** At the end; returns its id. */
export function addStage(deps: Deps, access: EditStatus, name: Texts): string {
  const id = Bun.randomUUIDv7()
  const stage = emptyStage(id, name)
  checkStage(draftOf(stage), writingLanguages(deps, access, 'status'))
  changing(deps, access, () => {
    const stages = listStages(deps.db, deps.vault, access)
    if (stages.length >= MOST_STAGES) throw new Invalid((text) => text.stages.problems.tooMany)
    const position = (stages.at(-1)?.position ?? -1) + 1
    insertStage(deps.db, deps.vault, access, { id, position, stage })
  })
  return id
}

/** Not the one where the matter is. */
export function removeStage(deps: Deps, access: EditStatus, stageId: string): void {
  changing(deps, access, () => {
    getStage(deps, access, stageId)
    if (getStatus(deps.db, access).stageId === stageId)
      throw new Invalid((text) => text.stages.problems.current)
    deleteStage(deps.db, access, stageId)
  })
}

export function moveStage(deps: Deps, access: EditStatus, stageId: string, direction: Direction): void {
  changing(deps, access, () => {
    const stages = listStages(deps.db, deps.vault, access)
    const index = stages.findIndex(({ id }) => id === stageId)
    if (index < 0) throw new NotFound()
    for (const [position, { id }] of moved(stages, index, direction).entries())
      updatePosition(deps.db, access, id, position)
  })
}

function changing(deps: Deps, { matterId, viewer }: EditStatus, change: () => void): void {
  deps.db
    .transaction(() => {
      change()
      appendEvent(deps, viewer, { kind: 'stages.changed', matterId, details: {} })
    })
    .immediate()
  deps.wake()
}
