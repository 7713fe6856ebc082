import { readerFor } from '../../views/text/reader.ts'
import { witnessLetter } from '../../views/witnesses/letter.ts'
import { makeCheckpoint, readCheckpoint } from '../audit/checkpoint.ts'
import { DAY, MINUTE, timestamp, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { getFirm } from '../firm/queries.ts'
import type { Carrier } from '../mail/carrier.ts'
import { failureOf } from '../mail/failure.ts'
import {
  listDueWitnesses,
  updateWitnessAttempt,
  updateWitnessError,
  updateWitnessSent,
  type Witness,
} from './queries.ts'

/** Minutes from one attempt to the next; the last one repeats, until the server takes it. */
const BACK_OFF = [5, 15, 60]
const LONGEST = 240

export function areWitnessesDue({ db, vault, clock }: Pick<Deps, 'db' | 'vault' | 'clock'>): boolean {
  return listDueWitnesses(db, vault, timestamp(clock)).length > 0
}

/**
 * Sends the head of the log to every witness whose day has come. It does not go through the outbox: a checkpoint that comes
 * late is made anew, so that it says what the log is when it leaves.
 */
export async function tellWitnesses(deps: Deps, carrier: Carrier, stopping: () => boolean): Promise<void> {
  const { db, vault, clock } = deps
  const due = listDueWitnesses(db, vault, timestamp(clock))
  if (due.length === 0) return
  const checkpoint = await makeCheckpoint(deps)
  for (const witness of due) {
    if (stopping()) return
    await tell(deps, carrier, { witness, checkpoint })
  }
}

async function tell(
  deps: Deps,
  carrier: Carrier,
  { witness, checkpoint }: { witness: Witness; checkpoint: string },
): Promise<void> {
  const { db, vault, clock, log } = deps
  const { id, email, language, attempts } = witness
  const delay = (BACK_OFF[attempts] ?? LONGEST) * MINUTE
  updateWitnessAttempt(db, id, timestampIn(clock, delay))
  const { name: firm, timeZone } = getFirm(db, vault)
  const { subject, text } = witnessLetter({ reader: readerFor(language, timeZone), firm, checkpoint })
  const body = { text, html: null, language }
  try {
    const id = Bun.randomUUIDv7()
    const parcel = { id, unsubscribe: null, sender: firm, recipient: email, subject, body }
    await carrier.send({ ...parcel, date: clock.now() })
  } catch (error) {
    const { response, by, code } = failureOf(error)
    log('warn', 'a witness was not reached', { witness: id, by, code, attempt: attempts + 1 })
    updateWitnessError(db, id, vault.firm.seal('witnesses.last_error', id, response))
    return
  }
  recordTold(deps, id, readCheckpoint(checkpoint)?.seq ?? 0)
}

function recordTold(deps: Deps, id: string, seq: number): void {
  const { db, clock } = deps
  const sent = { id, seq, at: timestamp(clock), nextAttemptAt: timestampIn(clock, DAY) }
  db.transaction(() => {
    if (updateWitnessSent(db, sent))
      appendEvent(deps, SYSTEM, { kind: 'checkpoint.sent', subjectId: id, details: { seq } })
  }).immediate()
}
