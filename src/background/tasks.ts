import { backUpDaily } from '../backup/daily.ts'
import { followBounces } from '../bounces/follow.ts'
import { remindOfDates } from '../calendar/remind.ts'
import { MINUTE, timestamp } from '../clock.ts'
import { advanceClosings } from '../closing/advance.ts'
import { remindOfClosings } from '../closing/remind.ts'
import type { Deps } from '../deps.ts'
import { carryOutDestructions } from '../destruction/carry-out.ts'
import { completeDestructions } from '../destruction/complete.ts'
import { verifyNext } from '../documents/verify.ts'
import { runConsumer } from '../events/consumer.ts'
import { type Carrier, openCarrier } from '../mail/carrier.ts'
import { deliverMails } from '../mail/deliver.ts'
import { listDueMails } from '../mail/queries.ts'
import { addressConsumer } from '../mail/send-again.ts'
import { alertsConsumer } from '../notices/alerts-consumer.ts'
import { noticesConsumer } from '../notices/consumer.ts'
import { tellEverybody } from '../notices/tell.ts'
import { advanceRekeys, removeRetiredFiles } from '../rekey/advance.ts'
import { assemblePages } from '../requests/pages/assemble.ts'
import { remindOfAsked } from '../requests/reminders/remind.ts'
import { tryBackupWhenDue } from '../restore/try-backup.ts'
import { sweepAbandoned } from '../uploads/sweep.ts'
import { areWitnessesDue, tellWitnesses } from '../witnesses/tell.ts'
import { purge } from './purge.ts'

export type Task = {
  name: string
  pace: 'often' | 'hourly'
  run(): void | Promise<void>
  close?(): void
}

/** Each runs beside the others and never beside itself: a mail server that hangs holds up mail only. */
export function tasksOf(deps: Deps, stopping: () => boolean): Task[] {
  return [
    { name: 'closings', pace: 'often', run: () => followClosings(deps) },
    { name: 'events', pace: 'often', run: () => followEvents(deps, stopping) },
    mailTask(deps, stopping),
    witnessTask(deps, stopping),
    bounceTask(deps, stopping),
    { name: 'pages', pace: 'often', run: () => assemblePages(deps, stopping) },
    { name: 'verify', pace: 'often', run: () => verifyAll(deps, stopping) },
    { name: 'destructions', pace: 'often', run: () => followDestructions(deps) },
    backupTask(deps),
    { name: 'rekey', pace: 'often', run: () => advanceRekeys(deps, { stopping }) },
    { name: 'dates', pace: 'hourly', run: () => remindOfDates(deps) },
    { name: 'asked', pace: 'hourly', run: () => remindOfAsked(deps) },
    { name: 'purge', pace: 'hourly', run: () => purge(deps) },
    { name: 'retired files', pace: 'hourly', run: () => removeRetiredFiles(deps) },
    { name: 'uploads', pace: 'hourly', run: () => sweepAbandoned(deps) },
    proofTask(deps),
  ]
}

/** Every consumer of the event log has its line here. */
async function followEvents(deps: Deps, stopping: () => boolean): Promise<void> {
  runConsumer(deps.db, noticesConsumer(deps))
  runConsumer(deps.db, addressConsumer(deps))
  runConsumer(deps.db, alertsConsumer(deps))
  await tellEverybody(deps, stopping)
}

/** Before the events that follow from it. */
function followClosings(deps: Deps): void {
  advanceClosings(deps)
  remindOfClosings(deps)
}

async function followDestructions(deps: Deps): Promise<void> {
  await carryOutDestructions(deps)
  await completeDestructions(deps)
}

async function verifyAll(deps: Deps, stopping: () => boolean): Promise<void> {
  while (!stopping() && (await verifyNext(deps)));
}

function backupTask(deps: Deps): Task {
  const ending = new AbortController()
  return {
    name: 'backup',
    pace: 'often',
    run: () => backUpDaily(deps, ending.signal),
    close: () => ending.abort(),
  }
}

/** A mailbox is looked into every few minutes: what comes back takes its time anyway. */
function bounceTask(deps: Deps, stopping: () => boolean): Task {
  let next = 0
  return {
    name: 'bounces',
    pace: 'often',
    run: async () => {
      if (deps.config.bounces.host === null || deps.clock.now().getTime() < next) return
      next = deps.clock.now().getTime() + 5 * MINUTE
      await followBounces(deps, stopping)
    },
  }
}

function proofTask(deps: Deps): Task {
  const ending = new AbortController()
  return {
    name: 'restore proof',
    pace: 'hourly',
    run: () => tryBackupWhenDue(deps, ending.signal),
    close: () => ending.abort(),
  }
}

function mailTask(deps: Deps, stopping: () => boolean): Task {
  return carrierTask(deps, 'mail', {
    isDue: () => listDueMails(deps.db, timestamp(deps.clock), 1).length > 0,
    send: (carrier) => deliverMails(deps, carrier, stopping),
  })
}

function witnessTask(deps: Deps, stopping: () => boolean): Task {
  return carrierTask(deps, 'witnesses', {
    isDue: () => areWitnessesDue(deps),
    send: (carrier) => tellWitnesses(deps, carrier, stopping),
  })
}

type Sending = { isDue(): boolean; send(carrier: Carrier): Promise<void> }

function carrierTask(deps: Deps, name: string, { isDue, send }: Sending): Task {
  let carrier: Carrier | null = null
  return {
    name,
    pace: 'often',
    run: async () => {
      if (!isDue()) return
      carrier ??= await openCarrier(deps)
      if (carrier) await send(carrier)
    },
    close: () => {
      carrier?.close()
      carrier = null
    },
  }
}
