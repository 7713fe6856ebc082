import type { Same } from '../text/catalogue.ts'

export const en = {}

export const fr: Same<typeof en> = {}
