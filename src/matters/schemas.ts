import { typed } from '../http/fields.ts'

export const matterFields = {
  number: typed,
  internalTitle: typed,
  clientTitleEn: typed,
  clientTitleFr: typed,
  practiceArea: typed,
  province: typed,
}
