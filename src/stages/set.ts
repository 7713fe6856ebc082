import type { EditStatus } from '../access.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { requireTexts, writingLanguages } from '../languages/needed.ts'
import { deleteStages, insertStage, listStages } from './queries.ts'
import { listTemplates } from './template.ts'

/** Gives a matter its own copy of a template. Until a stage has begun, another one can be taken. Throws `Invalid`. */
export function setStages(deps: Deps, access: EditStatus, templateKey: string | undefined): void {
  const { db, vault } = deps
  const { matterId, viewer } = access
  const template = listTemplates(deps).find(({ key }) => key === templateKey)
  if (!template) throw new Invalid((text) => text.stages.problems.template, 'template')
  const languages = writingLanguages(deps, access, 'status')
  db.transaction(() => {
    if (listStages(db, vault, access).some(({ begunAt }) => begunAt))
      throw new Invalid((text) => text.stages.problems.begun, 'template')
    deleteStages(db, access)
    for (const [position, stage] of template.stages.entries()) {
      requireTexts(languages, stage.name, 'template')
      insertStage(db, vault, access, { id: Bun.randomUUIDv7(), position, stage })
    }
    appendEvent(deps, viewer, { kind: 'stages.set', matterId, details: {} })
  }).immediate()
  deps.wake()
}
