import type { FirmAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { getFirm } from '../firm/queries.ts'
import type { Texts, WritingLanguages } from '../languages/needed.ts'
import { inLanguage } from '../written.ts'
import { emptyStage, MOST_STAGES } from './edit.ts'
import { changedStage, checkStage, draftOf, type StageDraft, wholeNumber } from './form.ts'
import { type Direction, moved } from './order.ts'
import { deleteOwnTemplate, saveOwnTemplate, updateSilenceDays } from './queries.ts'
import type { Stage } from './stage.ts'
import { type FirmTemplate, getTemplate } from './template.ts'

type Manage = FirmAccess<'firm:manage'>
type Named = { templateKey: string; stageKey: string }

/** Whoever becomes a client may read any of the firm's languages. */
export function templateLanguages({ db, vault }: Deps): WritingLanguages {
  const { languages } = getFirm(db, vault)
  return { needed: languages, offered: languages }
}

export function getTemplateStage(deps: Deps, { templateKey, stageKey }: Named): Stage {
  const stage = getTemplate(deps, templateKey).stages.find(({ key }) => key === stageKey)
  if (!stage) throw new NotFound()
  return stage
}

/** Changes what matters get that take the template from now on. Throws `Invalid`. */
export function editTemplateStage(deps: Deps, access: Manage, named: Named, draft: StageDraft): void {
  const languages = templateLanguages(deps)
  changing(deps, access, named.templateKey, ({ stages }) => {
    const index = indexOf(stages, named.stageKey)
    return stages.map((stage, at) => (at === index ? changedStage(stage, draft, languages) : stage))
  })
}

/** At the end; returns its key. */
export function addTemplateStage(deps: Deps, access: Manage, templateKey: string, name: Texts): string {
  const key = Bun.randomUUIDv7()
  const stage = emptyStage(key, name)
  checkStage(draftOf(stage), templateLanguages(deps))
  changing(deps, access, templateKey, ({ stages }) => {
    if (stages.length >= MOST_STAGES) throw new Invalid((text) => text.stages.problems.tooMany)
    return [...stages, stage]
  })
  return key
}

export function removeTemplateStage(deps: Deps, access: Manage, { templateKey, stageKey }: Named): void {
  changing(deps, access, templateKey, ({ stages }) => stages.toSpliced(indexOf(stages, stageKey), 1))
}

export function moveTemplateStage(
  deps: Deps,
  access: Manage,
  { templateKey, stageKey }: Named,
  direction: Direction,
): void {
  changing(deps, access, templateKey, ({ stages }) => moved(stages, indexOf(stages, stageKey), direction))
}

/** What the firm wrote in it is gone. */
export function resetTemplate(deps: Deps, access: Manage, templateKey: string): void {
  changing(deps, access, templateKey, () => null)
}

function indexOf(stages: readonly Stage[], stageKey: string): number {
  const index = stages.findIndex(({ key }) => key === stageKey)
  if (index < 0) throw new NotFound()
  return index
}

function changing(
  deps: Deps,
  access: Manage,
  key: string,
  change: (template: FirmTemplate) => readonly Stage[] | null,
): void {
  const { db, vault, clock } = deps
  db.transaction(() => {
    const template = getTemplate(deps, key)
    const stages = change(template)
    if (stages) saveOwnTemplate(db, vault, access, { key, stages, at: timestamp(clock) })
    else deleteOwnTemplate(db, access, key)
    const name = inLanguage(template.name, access.viewer.language) ?? ''
    appendEvent(deps, access.viewer, { kind: 'template.changed', subjectId: key, details: { name } })
  }).immediate()
  deps.wake()
}

const MOST_SILENT_DAYS = 365

/** After how many days without a word a matter appears on the page of the day. Throws `Invalid`. */
export function changeSilence(deps: Deps, access: Manage, typed: string | undefined): void {
  const days = wholeNumber((typed ?? '').trim(), MOST_SILENT_DAYS)
  if (!days) throw new Invalid((text) => text.stages.problems.silence, 'silenceDays')
  deps.db
    .transaction(() => {
      updateSilenceDays(deps.db, access, days)
      appendEvent(deps, access.viewer, { kind: 'firm.changed', details: { fields: ['silenceDays'] } })
    })
    .immediate()
  deps.wake()
}
