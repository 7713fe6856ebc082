import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { listOwnTemplates } from './queries.ts'
import type { Template } from './stage.ts'
import { SHIPPED } from './templates/shipped.ts'

/** A template as this firm uses it; `isOwn` says that the firm changed it. */
export type FirmTemplate = Template & { isOwn: boolean }

export function listTemplates({ db, vault }: Pick<Deps, 'db' | 'vault'>): FirmTemplate[] {
  const own = listOwnTemplates(db, vault)
  return SHIPPED.map((template) => ({
    ...template,
    stages: own.get(template.key) ?? template.stages,
    isOwn: own.has(template.key),
  }))
}

export function getTemplate(deps: Pick<Deps, 'db' | 'vault'>, key: string): FirmTemplate {
  const template = listTemplates(deps).find((one) => one.key === key)
  if (!template) throw new NotFound()
  return template
}
