import { FirmAccess, GuestAccess, StaffAccess } from '../../src/access.ts'
import { recordBackup } from '../../src/backup/record.ts'
import { snapshotId } from '../../src/backup/repository.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import { closeNow } from '../../src/closing/close.ts'
import { planClosing } from '../../src/closing/plan.ts'
import type { Deps } from '../../src/deps.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { createMatter } from '../../src/matters/create.ts'
import { changeStatus } from '../../src/matters/edit.ts'
import { joinMatter } from '../../src/members/join.ts'
import { addPerson } from '../../src/people/add.ts'
import type { StaffViewer } from '../../src/viewer.ts'
import { askingSteps } from './ask.ts'
import type { DemoClock } from './clock.ts'
import { conversationSteps } from './converse.ts'
import { GUESTS, STAFF } from './firm.ts'
import { beginRollOut, fillLibrary, noteContactWays } from './library.ts'
import { MATTERS } from './matters.ts'
import { FROM_CLIENTS, PAPERS, type Paper } from './papers.ts'
import { type DemoPerson, guestViewer, type People, staffViewer } from './people.ts'
import { calendarSteps } from './plan.ts'
import { progressSteps } from './progress.ts'
import { readAsClient, receive, sharePaper } from './receive.ts'
import { chooseTelling } from './telling.ts'

type DemoDeps = Deps & { clock: DemoClock }
type Step = { at: number; take: () => Promise<void> }

/** Plays the firm's last months in order of time, through the same workflows that its pages use. */
export async function fillDemo(deps: Deps & { clock: DemoClock }, ownerId: string): Promise<People> {
  const people = addPeople(deps, ownerId)
  const began = deps.clock.now().getTime()
  const steps = MATTERS.flatMap((_, index) => matterSteps(deps, people, index, began))
  for (const { at, take } of steps.sort((a, b) => a.at - b.at)) {
    deps.clock.moveTo(new Date(at))
    await take()
  }
  deps.clock.moveTo(new Date())
  fillLibrary(deps, staffViewer(people, 'sophie'))
  noteContactWays(deps, staffViewer(people, 'sophie'), people)
  beginRollOut(deps, staffViewer(people, 'mireille'))
  chooseTelling(deps, people)
  recordBackup(deps, snapshotId(deps.clock.now()))
  return people
}

function addPeople(deps: DemoDeps, ownerId: string): People {
  const people = new Map<string, DemoPerson>()
  for (const { key, role, ...person } of STAFF) {
    const id = role === 'owner' ? ownerId : inserted({ ...person, kind: 'staff', firmRole: role })
    people.set(key, { id, name: person.name, role, language: person.language, kind: 'staff' })
  }
  for (const { key, ...guest } of GUESTS)
    people.set(key, {
      id: inserted({ ...guest, firmRole: null }),
      name: guest.name,
      role: guest.kind,
      language: guest.language,
      kind: guest.kind,
    })
  return people

  function inserted(person: Parameters<typeof addPerson>[2]): string {
    return deps.db.transaction(() => addPerson(deps, SYSTEM, person)).immediate()
  }
}

/** Opening the matter, then its papers one by one, then what the client sends. */
function matterSteps(deps: DemoDeps, people: People, index: number, began: number): Step[] {
  const matter = MATTERS[index]
  if (!matter) return []
  const lawyer = staffViewer(people, matter.responsible)
  const start = began + (index + 1) * 9 * DAY
  const papers: readonly Paper[] = PAPERS[matter.area]
  const pace = Math.max(DAY, (Date.now() - start - 2 * DAY) / (papers.length + 1))
  let matterId = ''
  const opening: Step = {
    at: start,
    take: async () => {
      matterId = await openMatter(deps, people, lawyer, index)
    },
  }
  const client = matter.members.find(([, role]) => role === 'client')?.[0]
  const lastShared = papers.findLastIndex(({ en }) => en)
  const recently = Date.now() - (index * 5 + 3) * HOUR
  const access = () => StaffAccess.open(deps, lawyer, matterId, 'documents:edit')
  const arriving = papers.map(
    (paper, n): Step => ({
      at: n === lastShared ? recently : start + (n + 1) * pace,
      take: async () => {
        const documentId = await receive(deps, access(), paper)
        const shared = sharePaper(deps, access(), documentId, paper)
        // In most matters the last one is still unread, so that there is something new to look at.
        const isNew = n === lastShared && index % 3 !== 2
        if (shared && client && !isNew) readAsClient(deps, people, client, { matterId, documentId })
      },
    }),
  )
  const ending: Step = { at: Date.now(), take: async () => endMatter(deps, lawyer, matterId, matter.end) }
  const id = () => matterId
  const sent = fromClient(deps, people, { client, index, id })
  const said = conversationSteps(deps, people, matter, id)
  const progress = progressSteps(deps, people, matter, { id, start })
  const dates = calendarSteps(deps, people, matter, id)
  const asks = askingSteps(deps, people, matter, id)
  return [opening, ...arriving, ...sent, ...said, ...dates, ...progress, ...asks, ending]
}

type Sending = { client: string | undefined; index: number; id: () => string }

function fromClient(deps: DemoDeps, people: People, { client, index, id }: Sending): Step[] {
  const name = FROM_CLIENTS[index % FROM_CLIENTS.length] ?? ''
  if (!client || index >= 12) return []
  const at = Date.now() - (index * 4 + 1) * HOUR
  const take = async () => {
    const guest = GuestAccess.open(deps, guestViewer(people, client), id(), 'documents:contribute')
    await receive(deps, guest, { folder: '', file: name })
  }
  return [{ at, take }]
}

/** Far enough ahead that nobody is told of it yet. */
const WEEKS_TO_CLOSING = 10

function endMatter(
  deps: DemoDeps,
  lawyer: StaffViewer,
  matterId: string,
  end: (typeof MATTERS)[number]['end'],
): void {
  if (end === 'closed') closeNow(deps, lawyer, matterId)
  const day = Temporal.Now.plainDateISO().add({ weeks: WEEKS_TO_CLOSING }).toString()
  if (end === 'closing') planClosing(deps, lawyer, matterId, day)
  if (end === 'on-hold')
    changeStatus(deps, StaffAccess.open(deps, lawyer, matterId, 'members:edit'), { status: 'on-hold' })
}

async function openMatter(
  deps: DemoDeps,
  people: People,
  lawyer: StaffViewer,
  index: number,
): Promise<string> {
  const matter = MATTERS[index]
  if (!matter) throw new RangeError('no such matter')
  const year = deps.clock.now().getUTCFullYear()
  const clients = matter.members
    .filter(([, role]) => role === 'client')
    .map(([key]) => people.get(key)?.id ?? '')
  const id = await createMatter(deps, FirmAccess.open(lawyer, 'matters:create'), {
    number: `${year}-${String(index + 101).padStart(4, '0')}`,
    internalTitle: matter.internal,
    clientTitleEn: matter.en,
    clientTitleFr: matter.fr,
    practiceArea: matter.area,
    province: 'QC',
    responsible: lawyer.personId,
    client: clients,
  })
  const others = matter.members.filter(([, role]) => role !== 'client')
  deps.db
    .transaction(() => {
      for (const [key, role] of others) {
        const person = people.get(key)
        const endsAt = person?.kind === 'outside' ? new Date(Date.now() + 60 * DAY).toISOString() : null
        if (person) joinMatter(deps, lawyer, { matterId: id, personId: person.id, role, endsAt })
      }
    })
    .immediate()
  return id
}
