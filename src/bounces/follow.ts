import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { BOUNCES_RUN, recordRun } from '../runs/queries.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { findMailboxCursor, updateMailboxCursor } from './queries.ts'
import { recordReport } from './record.ts'
import { type Report, readReport } from './report.ts'

/**
 * Reads what came to the mailbox of reports since the last time. Each message is recorded in the transaction that moves the
 * cursor past it, so a crash repeats none and loses none. Throws when the mailbox cannot be read.
 */
export async function followBounces(deps: Deps, stopping: () => boolean): Promise<void> {
  const record = (outcome: 'read' | 'failed') =>
    recordRun(deps.db, { name: BOUNCES_RUN, at: timestamp(deps.clock), outcome })
  let mailbox: Mailbox | null = null
  try {
    mailbox = await openMailbox(deps)
    if (!mailbox) return
    await readOn(deps, mailbox, stopping)
    record('read')
  } catch (error) {
    record('failed')
    throw error
  } finally {
    await mailbox?.close()
  }
}

async function readOn(deps: Deps, mailbox: Mailbox, stopping: () => boolean): Promise<void> {
  const { db, clock } = deps
  const { uidValidity } = mailbox
  const known = findMailboxCursor(db)
  const cursor = known?.uidValidity === uidValidity ? known : null
  const { uids, lastUid } = await mailbox.listReports(cursor)
  const moveTo = (uid: number) => updateMailboxCursor(db, { uidValidity, lastUid: uid, at: timestamp(clock) })
  for (const uid of uids) {
    if (stopping()) return
    const raw = await mailbox.read(uid)
    const report = raw && (await reportOrNull(deps, raw))
    db.transaction(() => {
      if (report) recordReport(deps, report)
      moveTo(uid)
    }).immediate()
  }
  moveTo(lastUid)
  if (uids.length > 0) deps.wake()
}

/** One message that nobody can read must not hide those after it. */
async function reportOrNull({ log }: Deps, raw: Uint8Array): Promise<Report | null> {
  try {
    return await readReport(raw)
  } catch (error) {
    log('warn', 'a message in the mailbox of reports could not be read', { error: String(error) })
    return null
  }
}
