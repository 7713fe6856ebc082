import { GuestAccess, StaffAccess } from '../../src/access.ts'
import { HOUR } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import type { Texts } from '../../src/languages/needed.ts'
import { addRequest } from '../../src/requests/add.ts'
import { lackItem } from '../../src/requests/answer.ts'
import { listItemsOf } from '../../src/requests/items/queries.ts'
import { reviewItem, type Verdict } from '../../src/requests/review.ts'
import { addTask } from '../../src/tasks/add.ts'
import { answerTask } from '../../src/tasks/answer.ts'
import { finishInternalTask } from '../../src/tasks/internal/change.ts'
import { confirmTask } from '../../src/tasks/review.ts'
import { ASKS, type DemoAsk } from './asks.ts'
import type { MATTERS } from './matters.ts'
import { guestViewer, type People, staffViewer } from './people.ts'
import { receive } from './receive.ts'

type Step = { at: number; take: () => Promise<void> }
type Place = { deps: Deps; people: People; responsible: string; client: string; id: () => string }

const ago = (hours: number) => Date.now() - hours * HOUR
/** An answer comes after the question and before now. */
const answeredAt = (hours: number, part: number) => ago(hours * (1 - part))

/** What one matter asked of its client and of the firm, and what became of it. */
export function askingSteps(
  deps: Deps,
  people: People,
  { internal, responsible, members }: (typeof MATTERS)[number],
  id: () => string,
): Step[] {
  const client = members.find(([, role]) => role === 'client')?.[0] ?? ''
  const place: Place = { deps, people, responsible, client, id }
  return ASKS.filter(({ matter }) => matter === internal).flatMap((ask) => [
    ...ask.requests.flatMap((request) => requestSteps(place, request)),
    ...ask.tasks.flatMap((task) => taskSteps(place, task)),
    ...ask.internal.flatMap((task) => internalSteps(place, task)),
  ])
}

function dayIn(days: number | null): string | null {
  return days === null ? null : Temporal.Now.plainDateISO().add({ days }).toString()
}

const editing = ({ deps, people, responsible, id }: Place, by = responsible) =>
  StaffAccess.open(deps, staffViewer(people, by), id(), 'tasks:edit')
const answering = ({ deps, people, client, id }: Place) =>
  GuestAccess.open(deps, guestViewer(people, client), id(), 'tasks:contribute')

function requestSteps(place: Place, { title, hours, dueIn, items }: DemoAsk['requests'][number]): Step[] {
  const { deps } = place
  let ids: string[] = []
  const ask = async () => {
    const requestId = addRequest(deps, editing(place), { title, dueOn: dayIn(dueIn), items })
    ids = listItemsOf(deps.db, deps.vault, editing(place), requestId).map((item) => item.id)
  }
  const answers = items.flatMap(({ sent, verdict: said, lack }, at): Step[] => {
    const itemId = () => ids[at] ?? ''
    const steps: Step[] = []
    const answer = answeredAt(hours, 0.4 + at / 20)
    if (sent) steps.push({ at: answer, take: () => send(place, itemId(), sent) })
    if (lack) steps.push({ at: answer, take: async () => lackItem(deps, answering(place), itemId(), lack) })
    const verdict = said && verdictOf(said)
    if (verdict)
      steps.push({
        at: answeredAt(hours, 0.8),
        take: async () => void reviewItem(deps, editing(place), itemId(), verdict),
      })
    return steps
  })
  return [{ at: ago(hours), take: ask }, ...answers]
}

function verdictOf(said: 'accepted' | { back: Texts }): Verdict {
  return said === 'accepted' ? { kind: 'accept' } : { kind: 'send-back', reason: said.back }
}

async function send({ deps, people, client, id }: Place, itemId: string, file: string): Promise<void> {
  const access = GuestAccess.open(deps, guestViewer(people, client), id(), 'documents:contribute')
  await receive(deps, access, { folder: '', file }, { kind: 'item', id: itemId, position: null })
}

function taskSteps(place: Place, { hours, dueIn, done, ...task }: DemoAsk['tasks'][number]): Step[] {
  const { deps } = place
  let taskId = ''
  const give = async () => {
    const input = { ...task, dueOn: dayIn(dueIn), audience: 'client' as const, assigneeId: null }
    taskId = addTask(deps, editing(place), input)
  }
  const finish = async () => answerTask(deps, answering(place), taskId, true)
  const confirm = async () => confirmTask(deps, editing(place), taskId)
  return [
    { at: ago(hours), take: give },
    ...(done ? [{ at: answeredAt(hours, 0.5), take: finish }] : []),
    ...(done === 'confirmed' ? [{ at: answeredAt(hours, 0.7), take: confirm }] : []),
  ]
}

function internalSteps(place: Place, { title, hours, dueIn, by, done }: DemoAsk['internal'][number]): Step[] {
  const { deps, people } = place
  let taskId = ''
  const add = async () => {
    taskId = addTask(deps, editing(place), {
      ...{ title: { [staffViewer(people, by).language]: title }, howTo: {}, dueOn: dayIn(dueIn) },
      ...{ kind: 'other', audience: 'internal', assigneeId: people.get(by)?.id ?? null },
    })
  }
  const finish = async () => finishInternalTask(deps, editing(place, by), taskId)
  return [{ at: ago(hours), take: add }, ...(done ? [{ at: answeredAt(hours, 0.6), take: finish }] : [])]
}
