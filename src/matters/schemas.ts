import { t } from 'elysia'

/** Every field may be missing: what a form lacks is said beside the field, not by the router. */
export const typed = t.Optional(t.String())

export const matterFields = {
  number: typed,
  internalTitle: typed,
  clientTitleEn: typed,
  clientTitleFr: typed,
  practiceArea: typed,
  province: typed,
}
