import { countEn } from '../../views/text/plural.ts'
import type { Clock } from '../clock.ts'
import { DAY } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { findLastTimeOf } from '../events/queries.ts'
import { surveyCopies } from '../keyring/survey.ts'
import type { Finding } from './finding.ts'

const DRILL_EVERY = 90 * DAY

type Workplace = Pick<Deps, 'db' | 'vault' | 'clock'>

/** What is known only with the keyring open. */
export function examineKeys(place: Workplace): Finding[] {
  return [openedFinding(place), drillFinding(place), copiesFinding(place), pendingFinding(place)]
}

function openedFinding({ vault: { keyring } }: Workplace): Finding {
  const [matters, destroyed] = [keyring.matterIds().length, keyring.tombstones().length]
  const sentence = `It opens: generation ${keyring.generation}, ${matters} matters, ${destroyed} destroyed.`
  return { check: 'keyring', state: 'ok', sentence }
}

function drillFinding({ db, clock }: Workplace): Finding {
  const check = 'recovery drill'
  const [tested, replaced] = [findLastTimeOf(db, 'recovery.tested'), findLastTimeOf(db, 'recovery.replaced')]
  const advice = 'Fetch it and run: vestibule recovery test FILE'
  if (!tested || (replaced && replaced > tested))
    return { check, state: 'warning', sentence: `The recovery key was never tested. ${advice}` }
  const days = Math.floor(ageOf(tested, clock) / DAY)
  if (ageOf(tested, clock) > DRILL_EVERY)
    return { check, state: 'warning', sentence: `The recovery key was tested ${days} days ago. ${advice}` }
  const when = days === 0 ? 'today' : `${countEn(days, 'day', 'days')} ago`
  return { check, state: 'ok', sentence: `The recovery key was tested ${when}.` }
}

function copiesFinding(place: Workplace): Finding {
  const check = 'keyring copies'
  const alive = surveyCopies(place).filter(({ state }) => state !== 'destroyed' && state !== 'replaced')
  const best = alive.toSorted((a, b) => a.lacks - b.lacks)[0]
  const advice = 'Run: vestibule keyring export DIRECTORY --copy-id NAME'
  if (!best)
    return {
      check,
      state: 'failed',
      sentence: `There is no copy of the keyring: if this machine dies, no backup opens. ${advice}`,
    }
  if (best.lacks > 0)
    return {
      check,
      state: 'warning',
      sentence: `The newest copy has no keys for ${best.lacks} matters that were opened since. ${advice}`,
    }
  const one = alive.length === 1 ? ' Keep a second one somewhere else.' : ''
  return {
    check,
    state: 'ok',
    sentence: `Copy ${best.number}, "${best.name}", has the keys of every matter.${one}`,
  }
}

function pendingFinding(place: Workplace): Finding {
  const check = 'destroyed matters'
  const pending = surveyCopies(place).filter(({ state }) => state === 'pending')
  if (pending.length === 0)
    return { check, state: 'ok', sentence: 'No copy of the keyring opens a matter that was destroyed.' }
  const named = pending.map(({ number, name }) => `${number} "${name}"`).join(', ')
  return {
    check,
    state: 'warning',
    sentence: `These copies still open destroyed matters: ${named}. Export them again, or attest that they were destroyed.`,
  }
}

function ageOf(at: string, clock: Clock): number {
  return clock.now().getTime() - Date.parse(at)
}
