import type { EditStatus, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { firmToday } from '../firm/today.ts'
import { addRequest } from '../requests/add.ts'
import { addTask } from '../tasks/add.ts'
import { inLanguage } from '../written.ts'
import { getStatus, listStages, type MatterStage, updateCurrentStage } from './queries.ts'

/** Which of a stage's tasks and requests begin with it, by their place in it. */
export type Beginning = { stageId: string; tasks: readonly number[]; requests: readonly number[] }

export function getStage(deps: Deps, access: StaffAccess<'status:read'>, stageId: string): MatterStage {
  const stage = listStages(deps.db, deps.vault, access).find(({ id }) => id === stageId)
  if (!stage) throw new NotFound()
  return stage
}

/** Moves a matter to a stage, onwards or back, and asks its clients for what was chosen of what the stage brings. */
export function beginStage(deps: Deps, access: EditStatus, { stageId, tasks, requests }: Beginning): void {
  const { db, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const stage = getStage(deps, access, stageId)
    if (getStatus(db, access).stageId === stageId) return
    updateCurrentStage(db, access, { stageId, at: timestamp(clock) })
    const details = { title: inLanguage(stage.name, viewer.language) ?? '' }
    appendEvent(deps, viewer, { kind: 'stage.begun', matterId, subjectId: stageId, details })
    const asking = access.narrowed('tasks:edit')
    if (asking) ask(deps, asking, stage, { tasks, requests })
  }).immediate()
  deps.wake()
}

function ask(
  deps: Deps,
  access: StaffAccess<'tasks:edit'>,
  stage: MatterStage,
  chosen: Pick<Beginning, 'tasks' | 'requests'>,
): void {
  const today = Temporal.PlainDate.from(firmToday(deps))
  const dueOn = (days: number | null) => (days === null ? null : today.add({ days }).toString())
  for (const [n, { title, howTo, kind, dueInDays }] of stage.tasks.entries())
    if (chosen.tasks.includes(n))
      addTask(deps, access, {
        ...{ title, howTo, kind, audience: 'client', assigneeId: null },
        dueOn: dueOn(dueInDays),
      })
  for (const [n, { title, items, dueInDays }] of stage.requests.entries())
    if (chosen.requests.includes(n)) addRequest(deps, access, { title, items, dueOn: dueOn(dueInDays) })
}
