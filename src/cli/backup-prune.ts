import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { KeepRules } from '../backup/keep.ts'
import { type PrunePlan, planPrune, prune } from '../backup/prune.ts'
import { inBytes } from '../backup/words.ts'
import { loadConfig } from '../config.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { destinationWord } from './backup-words.ts'
import type { Command, Flags } from './command.ts'
import { askConsent, YES } from './consent.ts'

const RULES = ['daily', 'weekly', 'monthly'] as const

export const backupPrune: Command = {
  words: '[DEST]',
  about:
    'Removes snapshots that no rule keeps, and then the documents that no snapshot names any more. The newest snapshot\n' +
    'is always kept. Days are those of UTC. Without a rule on the command line: those of the configuration.',
  flags: {
    'keep-daily': {
      type: 'string',
      hint: 'N',
      about: 'Keep the newest of each of the last N days with snapshots.',
    },
    'keep-weekly': { type: 'string', hint: 'N', about: 'The same for weeks.' },
    'keep-monthly': { type: 'string', hint: 'N', about: 'The same for months.' },
    yes: YES,
  },
  run: async ({ flags, words }, output) => {
    const path = resolve(destinationWord(flags, words))
    const plan = await planPrune(path, rulesOf(flags))
    const { data } = loadConfig(flags).config
    const ids = { kept: idsOf(plan.kept), removed: idsOf(plan.removed) }
    if (plan.removed.length === 0 && plan.documents.files === 0) {
      output.result({ path, ...ids, documents: plan.documents }, 'There is nothing to remove.')
      return EXIT.ok
    }
    await askConsent({ flags, output }, planText(path, plan))
    const documents = await prune(existsSync(data) ? data : null, plan)
    output.result(
      { path, ...ids, documents },
      `${plan.removed.length} snapshots and ${documents.files} documents (${inBytes(documents.bytes)}) are removed, ${plan.kept.length} snapshots kept.`,
    )
    return EXIT.ok
  },
}

const idsOf = (snapshots: PrunePlan['kept']) => snapshots.map(({ id }) => id)

function planText(path: string, { kept, removed, documents }: PrunePlan): string {
  return [
    `In ${path}:`,
    ...idsOf(kept).map((id) => `  keep    ${id}`),
    ...idsOf(removed).map((id) => `  remove  ${id}`),
    `and ${documents.files} documents (${inBytes(documents.bytes)}) that no kept snapshot names.`,
  ].join('\n')
}

function rulesOf(flags: Flags): KeepRules {
  if (!RULES.some((rule) => flags[`keep-${rule}`] !== undefined)) return configuredRules(flags)
  const [daily = 0, weekly = 0, monthly = 0] = RULES.map((rule) => countOf(flags, `keep-${rule}`))
  return { daily, weekly, monthly }
}

function configuredRules(flags: Flags): KeepRules {
  const { keepDaily, keepWeekly, keepMonthly } = loadConfig(flags).config.backup
  if (keepDaily + keepWeekly + keepMonthly === 0)
    throw new Refusal('No rule says what to keep: name one, such as --keep-daily 14.', EXIT.usage)
  return { daily: keepDaily, weekly: keepWeekly, monthly: keepMonthly }
}

function countOf(flags: Flags, name: string): number {
  const text = flags[name] ?? '0'
  if (typeof text === 'string' && /^\d{1,4}$/.test(text)) return Number(text)
  throw new Refusal(`--${name} must be a whole number.`, EXIT.usage)
}
