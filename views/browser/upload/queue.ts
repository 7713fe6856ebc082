import type { Chosen } from './chosen.ts'
import { cancelFile, Refused, SignedOut, sendFile, type Target, Unreadable } from './send.ts'

export type Item = {
  readonly id: number
  readonly chosen: Chosen
  state: 'waiting' | 'sending' | 'paused' | 'done' | 'refused'
  offline: boolean
  /** Octets. */
  sent: number
  /** Why it was refused; `said` is the server's own sentence. */
  problem: { kind: 'said' | 'signedOut' | 'unreadable' | 'empty' | 'failed'; said: string } | null
  stop: AbortController | null
  /** When nothing of it is under way any more. */
  ended: Promise<void>
}

/** Why a request was ended by the person. */
class Stopped extends Error {}

const AT_ONCE = 3

export type Queue = {
  readonly items: readonly Item[]
  add(chosen: readonly Chosen[]): void
  pause(items: readonly Item[]): void
  resume(items: readonly Item[]): void
  /** Takes them off the list, and back from the server what it has of them. */
  cancel(items: readonly Item[]): void
}

/** `changed` after every change, `arrived` when the server has a file for good. */
type Course = { target: Target; changed: () => void; arrived: () => void }
type State = Course & { items: Item[] }

/** Sends three files at a time. */
export function createQueue(course: Course): Queue {
  const state: State = { ...course, items: [] }
  let next = 1
  return {
    get items() {
      return state.items
    },
    add: (chosen) => {
      state.items = [...state.items, ...chosen.map((one) => newItem(next++, one))]
      start(state)
    },
    pause: (items) => {
      for (const item of items) {
        end(item)
        item.state = 'paused'
      }
      start(state)
    },
    resume: (items) => {
      for (const item of items) item.state = 'waiting'
      start(state)
    },
    cancel: (items) => {
      const gone = new Set(items)
      state.items = state.items.filter((item) => !gone.has(item))
      for (const item of items) {
        end(item)
        if (item.state !== 'done') void item.ended.then(() => cancelFile(state.target, item.chosen))
      }
      start(state)
    },
  }
}

function start(state: State): void {
  const sending = state.items.filter((item) => item.state === 'sending').length
  const waiting = state.items.filter((item) => item.state === 'waiting')
  for (const item of waiting.slice(0, AT_ONCE - sending)) item.ended = run(state, item)
  state.changed()
}

async function run(state: State, item: Item): Promise<void> {
  const { ended: before } = item
  const stop = new AbortController()
  Object.assign(item, { state: 'sending', stop, offline: false, problem: null })
  const note = (change: Partial<Item>) => {
    Object.assign(item, change)
    state.changed()
  }
  try {
    await before
    await sendFile(state.target, item.chosen, {
      signal: stop.signal,
      sent: (sent) => note({ sent }),
      offline: (offline) => note({ offline }),
    })
    item.state = 'done'
    state.arrived()
  } catch (error) {
    if (!(error instanceof Stopped)) Object.assign(item, { state: 'refused', problem: problemOf(error) })
  }
  if (item.stop === stop) item.stop = null
  start(state)
}

function end(item: Item): void {
  item.stop?.abort(new Stopped())
  item.stop = null
}

function newItem(id: number, chosen: Chosen): Item {
  const isEmpty = chosen.file.size === 0
  return {
    id,
    chosen,
    state: isEmpty ? 'refused' : 'waiting',
    problem: isEmpty ? { kind: 'empty', said: '' } : null,
    offline: false,
    sent: 0,
    stop: null,
    ended: Promise.resolve(),
  }
}

function problemOf(error: unknown): Item['problem'] {
  if (error instanceof SignedOut) return { kind: 'signedOut', said: '' }
  if (error instanceof Unreadable) return { kind: 'unreadable', said: '' }
  if (error instanceof Refused && error.message) return { kind: 'said', said: error.message }
  return { kind: 'failed', said: '' }
}
