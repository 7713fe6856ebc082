import { expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MINUTE } from '../../src/clock.ts'
import { addDate, eventFields } from '../support/calendar.ts'
import { startPortal, type TestPortal } from '../support/portal.ts'

// A calendar program and a synchroniser of others: `apt-get install khal vdirsyncer` on Debian.

const words = (title: string) => ({ 'title-en': title, 'title-fr': title })
const series = {
  startDay: '2026-03-03',
  startTime: '09:30',
  endTime: '10:30',
  repeat: 'weekly',
  until: '2026-03-31',
}
const night = {
  startDay: '2026-03-07',
  startTime: '02:30',
  endTime: '03:30',
  repeat: 'daily',
  until: '2026-03-09',
}
const days = { startDay: '2026-06-01', endDay: '2026-06-03', allDay: 'yes', startTime: '', endTime: '' }

test('khal shows what vdirsyncer fetched: series, exceptions, the change of clocks, then a change and a cancellation', async () => {
  if (!Bun.which('khal') || !Bun.which('vdirsyncer'))
    throw new Error('khal and vdirsyncer are needed: apt-get install khal vdirsyncer')
  const portal = await startPortal()
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-khal-'))
  const { path, change } = await fillCalendar(portal)
  const server = Bun.serve({
    ...{ port: 0, hostname: '127.0.0.1' },
    fetch: (request) => portal.stranger.fetch(new URL(request.url).pathname, { method: request.method }),
  })
  const khal = configure(folder, `http://127.0.0.1:${server.port}${path}`)
  expect(await khal.sync()).toEqual([
    ...[
      '2026-03-03 09:30 Call',
      '2026-03-07 02:30 Night',
      '2026-03-08 03:30 Night',
      '2026-03-09 02:30 Night',
    ],
    ...[
      '2026-03-10 09:30 Call',
      '2026-03-12 10:00 Once',
      '2026-03-13 10:00 Gone',
      '2026-03-18 15:00 Call moved',
    ],
    ...['2026-03-31 09:30 Call', '2026-06-01 Trial', '2026-06-01 Trial', '2026-06-01 Trial'],
  ])
  await change()
  const after = await khal.sync()
  expect(after).toContain('2026-03-14 10:00 Once')
  expect(after).not.toContain('2026-03-12 10:00 Once')
  expect(after.filter((line) => line.includes('Gone'))).toEqual(['2026-03-13 10:00 Gone CANCELLED'])
  await server.stop(true)
  rmSync(folder, { recursive: true })
  portal.stop()
}, 120_000)

/** A client's feed with every kind of date; `change` moves one and cancels another. */
async function fillCalendar(portal: TestPortal) {
  const lawyer = portal.person({ name: 'Lee Lawyer' })
  const ada = portal.person({ name: 'Ada Client', kind: 'client' })
  const matterId = await portal.matter({ responsible: lawyer })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  portal.join(matterId, ada, 'client')
  const firm = `/firm/matters/${matterId}/calendar`
  const weekly = await addDate(matterId, lawyer, { ...words('Call'), ...series })
  const moved = { ...words('Call moved'), startDay: '2026-03-18', startTime: '15:00', endTime: '16:00' }
  await lawyer.post(`${firm}/${weekly}`, eventFields({ ...moved, date: '2026-03-17T09:30' }))
  await lawyer.post(`${firm}/${weekly}/cancellation`, { date: '2026-03-24T09:30' })
  await addDate(matterId, lawyer, { ...words('Night'), ...night })
  await addDate(matterId, lawyer, { ...words('Trial'), ...days })
  const once = await addDate(matterId, lawyer, { ...words('Once'), startDay: '2026-03-12' })
  const gone = await addDate(matterId, lawyer, { ...words('Gone'), startDay: '2026-03-13' })
  const page = await (await ada.post('/account/calendar', { titles: 'full' })).text()
  const [, path = ''] = /(\/calendar-feeds\/[\w-]{43}\.ics)</.exec(page) ?? []
  const change = async () => {
    portal.clock.forward(MINUTE)
    await lawyer.post(`${firm}/${once}`, eventFields({ ...words('Once'), startDay: '2026-03-14' }))
    await lawyer.post(`${firm}/${gone}/cancellation`)
  }
  return { path, change }
}

function configure(folder: string, url: string) {
  const [calendar, status] = [join(folder, 'calendar'), join(folder, 'status')]
  for (const path of [calendar, status]) mkdirSync(path)
  const [syncFile, khalFile] = [join(folder, 'vdirsyncer'), join(folder, 'khal')]
  writeFileSync(
    syncFile,
    `[general]\nstatus_path = "${status}"\n
[pair feed]\na = "remote"\nb = "local"\ncollections = null\nconflict_resolution = "a wins"\n
[storage remote]\ntype = "http"\nurl = "${url}"\n
[storage local]\ntype = "filesystem"\npath = "${calendar}"\nfileext = ".ics"\n`,
  )
  writeFileSync(
    khalFile,
    `[calendars]\n[[feed]]\npath = ${calendar}\n[locale]\nlocal_timezone = America/Toronto
default_timezone = America/Toronto\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = ${join(folder, 'khal.db')}\n`,
  )
  const format = '{start-date} {start-time} {title} {status}'
  const list = ['--day-format', '', '--format', format, '2026-03-01', '120d']
  return {
    sync: async () => {
      await run(['vdirsyncer', '-c', syncFile, 'discover'])
      await run(['vdirsyncer', '-c', syncFile, 'sync'])
      const shown = await run(['khal', '-c', khalFile, 'list', ...list])
      return shown
        .split('\n')
        .map((line) => line.replace(/\s+/g, ' ').replace('CONFIRMED', '').trim())
        .filter(Boolean)
    },
  }
}

async function run(command: string[]): Promise<string> {
  const child = Bun.spawn(command, {
    ...{ stdin: new Blob(['y\ny\n']), stdout: 'pipe', stderr: 'pipe' },
    env: { ...process.env, LANG: 'C.UTF-8' },
  })
  const [text, problem] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ])
  if ((await child.exited) !== 0) throw new Error(`${command.join(' ')}: ${problem}`)
  return text
}
