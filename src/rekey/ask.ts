import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { insertRekey, listRekeysUnderWay, type Rekey } from './queries.ts'

/** Asks for new keys for a matter; what is under way already is not asked for twice. */
export function askForRekey({ db, clock }: Pick<Deps, 'db' | 'clock'>, matterId: string): Rekey {
  const ask = db.transaction(() => {
    const underWay = () => listRekeysUnderWay(db).find((rekey) => rekey.matterId === matterId)
    if (!underWay()) insertRekey(db, { id: Bun.randomUUIDv7(), matterId, at: timestamp(clock) })
    return underWay()
  })
  const rekey = ask.immediate()
  if (!rekey) throw new Error('What was just asked for is not there.')
  return rekey
}
