/** What a firm does before its clients come, and as they come, in this order. */
export const ROLL_OUT = {
  ready: ['passkeys', 'phone', 'mail', 'backup', 'recovery'],
  prepare: ['articles', 'stages', 'answering', 'reception', 'retainer'],
  learn: ['practice', 'tried'],
  begin: ['letter', 'paper', 'invited', 'came'],
} as const

export type RollOutPart = keyof typeof ROLL_OUT
export type RollOutStep = (typeof ROLL_OUT)[RollOutPart][number]

/** Those that somebody ticks; the others the portal sees for itself. */
export const TICKED_STEPS = [
  'stages',
  'answering',
  'reception',
  'retainer',
  'tried',
  'letter',
  'paper',
] as const
export type TickedStep = (typeof TICKED_STEPS)[number]
