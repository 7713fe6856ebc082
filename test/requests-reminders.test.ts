import { afterAll, beforeEach, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { HOUR, SECOND } from '../src/clock.ts'
import { reminderDue } from '../src/requests/reminders/schedule.ts'
import { eventsIn, passDays } from './support/passing.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { mailFlags, startMailServer } from './support/smtp.ts'

const rhythm = { days: [10, 5, 3, 1], lateDays: 3 }

test('F1 reminders are due 10, 5, 3 and 1 days before and daily after, and never on the day of asking', () => {
  const due = (today: string, askedOn = '2026-03-01') =>
    reminderDue({ dueOn: '2026-03-20', askedOn }, today, rhythm)
  expect(due('2026-03-09')).toBeNull()
  expect(due('2026-03-10')).toBe(10)
  expect(due('2026-03-14')).toBe(10)
  expect(due('2026-03-15')).toBe(5)
  expect(due('2026-03-19')).toBe(1)
  expect(due('2026-03-20')).toBe(1)
  expect(due('2026-03-21')).toBe(-1)
  expect(due('2026-03-23')).toBe(-3)
  expect(due('2026-03-24')).toBeNull()
  expect(due('2026-03-15', '2026-03-15')).toBeNull()
  expect(due('2026-03-16', '2026-03-15')).toBeNull()
  expect(due('2026-03-17', '2026-03-15')).toBe(3)
  expect(due('2026-03-22', '2026-03-22')).toBeNull()
  expect(
    reminderDue({ dueOn: '2026-03-20', askedOn: '2026-03-01' }, '2026-03-19', { days: [], lateDays: 0 }),
  ).toBeNull()
})

const smtp = await startMailServer()
const portal = await startPortal(mailFlags(smtp.port))
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})
const lawyer = portal.person({ name: 'Lee Lawyer', email: 'lee@firm.example' })
let client: TestPerson
let matters: string[]
let count = 0

beforeEach(async () => {
  count += 1
  passDays(portal, 100)
  client = portal.person({
    name: 'Zoé Quillfeather',
    kind: 'client',
    language: 'fr',
    email: `zoe.${count}@example.test`,
  })
  matters = []
  for (let i = 0; i < 2; i++) {
    const id = await portal.matter({ responsible: lawyer, title: 'Obsidian', clientTitle: 'Obsidian' })
    portal.join(id, lawyer, 'responsible-lawyer')
    portal.join(id, client, 'client')
    matters.push(id)
  }
})

const today = () =>
  Temporal.Instant.from(portal.clock.now().toISOString()).toZonedDateTimeISO('America/Toronto')
const inDays = (days: number) => today().toPlainDate().add({ days }).toString()
const giveTask = (matter = matters[0] ?? '', days = 6) =>
  lawyer.post(`/firm/matters/${matter}/tasks`, { kind: 'bring', 'title-fr': 'Obsidian', dueOn: inDays(days) })
async function mailsAfter(days: number): Promise<number> {
  passDays(portal, days)
  for (let i = 0; i < 2; i++) {
    await tick(portal.deps)
    portal.clock.forward(61 * SECOND)
  }
  await tick(portal.deps)
  return smtp.mails.splice(0).filter(({ to }) => to.includes(client.email)).length
}
const taskIn = (matter = matters[0] ?? '') =>
  portal.deps.db.query<{ id: string }, string>('select id from tasks where matter_id = ?').get(matter)?.id
const requestIn = (matter = matters[0] ?? '') =>
  portal.deps.db.query<{ id: string }, string>('select id from requests where matter_id = ?').get(matter)?.id

test('F1 one mail a day about everything in all matters, each reminder once, until it is done', async () => {
  for (const matter of matters) expect((await giveTask(matter)).status).toBe(303)
  expect(await mailsAfter(0)).toBe(1) // that it was given
  expect(await mailsAfter(1)).toBe(1)
  for (let i = 0; i < 2; i++) expect(await mailsAfter(0)).toBe(0)
  expect(matters.map((id) => eventsIn(portal, id, /reminded/).length)).toEqual([1, 1])
  expect(await mailsAfter(1)).toBe(0)
  expect(await mailsAfter(1)).toBe(1)
  await client.post(`/portal/matters/${matters[0]}/tasks/${taskIn()}/completion`)
  expect(await mailsAfter(2)).toBe(1)
  expect(await mailsAfter(1)).toBe(0)
  expect(await mailsAfter(1)).toBe(1)
  expect(await mailsAfter(1)).toBe(1)
  expect(matters.map((id) => eventsIn(portal, id, /reminded/).length)).toEqual([2, 5])
  await client.post(`/portal/matters/${matters[1]}/tasks/${taskIn(matters[1])}/completion`)
  expect(await mailsAfter(1)).toBe(0)
})

test('F1 a day brought forward is told at once: no reminder would come before it any more', async () => {
  await giveTask(matters[0], 30)
  expect(await mailsAfter(0)).toBe(1)
  const answer = await lawyer.post(`/firm/matters/${matters[0]}/tasks/${taskIn()}/due-date`, {
    dueOn: inDays(1),
  })
  expect(answer.status).toBe(303)
  expect(await mailsAfter(0)).toBe(1)
  expect(await mailsAfter(1)).toBe(0)
})

test('F1 a clock that jumps tells nobody twice, and a restart neither', async () => {
  await giveTask()
  await mailsAfter(0)
  expect(await mailsAfter(3)).toBe(1)
  portal.clock.forward(-24 * HOUR)
  expect(await mailsAfter(0)).toBe(1) // the reminder five days before had not been given
  expect(await mailsAfter(1)).toBe(0)
  expect(await mailsAfter(2)).toBe(1)
})

test('F1 nobody is reminded in a matter that reads only, after a withdrawal, or without the right to answer', async () => {
  await giveTask()
  await giveTask(matters[1])
  await mailsAfter(0)
  await lawyer.post(`/firm/matters/${matters[1]}/tasks/${taskIn(matters[1])}/withdrawal`)
  await lawyer.post(`/firm/matters/${matters[0]}/closing`, { date: inDays(1) })
  await mailsAfter(1)
  expect(matters.flatMap((id) => eventsIn(portal, id, /reminded/))).toEqual([])
  await lawyer.post(`/firm/matters/${matters[0]}/reopening`)
  portal.deps.db.query('update matter_members set tasks = 1 where person_id = ?').run(client.id)
  await mailsAfter(1)
  expect(matters.flatMap((id) => eventsIn(portal, id, /reminded/))).toEqual([])
})

test('J2 what is due within 48 hours is told whatever was chosen: when asked for, moved there, reminded of, or near at last', async () => {
  const morning = today().round({ smallestUnit: 'day', roundingMode: 'ceil' }).add({ hours: 8, minutes: 30 })
  portal.clock.forward(morning.epochMilliseconds - today().epochMilliseconds)
  passDays(portal, 0) // signed in again
  await client.post('/account/telling', { pace: 'off' })
  expect((await giveTask(matters[0], 2)).status).toBe(303)
  expect(await mailsAfter(0)).toBe(0)
  await lawyer.post(`/firm/matters/${matters[0]}/tasks/${taskIn()}/due-date`, { dueOn: inDays(1) })
  expect(await mailsAfter(0)).toBe(1)
  await lawyer.post(`/firm/matters/${matters[1]}/requests`, {
    ...{ 'title-fr': 'Obsidian', 'item-0-title-fr': 'Marzipan', dueOn: inDays(0) },
  })
  expect(await mailsAfter(0)).toBe(1)
  await lawyer.post(`/firm/matters/${matters[1]}/requests/${requestIn(matters[1])}/withdrawal`)
  expect(await mailsAfter(1)).toBe(0)
  await lawyer.post(`/firm/matters/${matters[0]}/tasks/${taskIn()}/due-date`, { dueOn: inDays(4) })
  expect(await mailsAfter(1)).toBe(0) // three days before it
  expect(await mailsAfter(2)).toBe(1) // by the reminder of the day before, and not by what waited until then too
  expect(await mailsAfter(3)).toBe(0) // late: what they chose holds
})

test('J2 a colleague is told at once of what the firm itself must do by tomorrow, whatever they chose', async () => {
  const colleague = portal.person({ name: 'Pat Partner', email: `pat.${count}@firm.example` })
  portal.join(matters[0] ?? '', colleague, 'lawyer')
  await colleague.post('/account/telling', { pace: 'off' })
  const give = (dueOn: string) =>
    lawyer.post(`/firm/matters/${matters[0]}/internal-tasks`, {
      ...{ 'title-en': 'Obsidian', assignee: colleague.id, dueOn },
    })
  const told = async () => {
    await mailsAfter(0)
    return portal.deps.db
      .query(`select kind from mails where person_id = ? and kind = 'notice'`)
      .all(colleague.id).length
  }
  await give(inDays(7))
  expect(await told()).toBe(0)
  const { id } = portal.deps.db.query<{ id: string }, []>('select id from internal_tasks').get() ?? {}
  await lawyer.post(`/firm/matters/${matters[0]}/internal-tasks/${id}/completion`)
  await mailsAfter(7)
  expect(await told()).toBe(0) // it is done
  await give(inDays(1))
  expect(await told()).toBe(1)
})
