import { openDatabaseToRead } from '../../db.ts'
import type { FromIndex, ToIndex } from './messages.ts'
import { createTextIndex, type TextIndex } from './text-index.ts'

declare const self: Worker

/** After each piece of work it rests for so much of the time that the piece took: a machine may have one core only. */
const REST = 0.25

let index: TextIndex | null = null
let close = () => {}
let isStopping = false
/** Building comes first, then what happened meanwhile, in order. */
let work: Promise<void> = Promise.resolve()

const say = (message: FromIndex) => self.postMessage(message)
const then = (next: () => void | Promise<void>) => {
  work = work.then(next).catch((error) => say({ kind: 'trouble', reason: String(error) }))
}

self.onmessage = ({ data }: MessageEvent<ToIndex>) => {
  if (data.kind === 'begin') begin(data)
  else if (data.kind === 'follow') then(() => follow(data))
  else if (data.kind === 'find') answer(data)
  else if (data.kind === 'settle') then(() => say({ kind: 'answer', question: data.question, found: [] }))
  else stop()
}

function begin({ database, keys }: Extract<ToIndex, { kind: 'begin' }>): void {
  const db = openDatabaseToRead(database)
  const made = createTextIndex(db)
  made.know(keys)
  index = made
  close = () => {
    made.close()
    db.close()
  }
  then(() => build(made))
}

async function build(made: TextIndex): Promise<void> {
  const total = made.total()
  let done = 0
  let began = performance.now()
  for (const read of made.build()) {
    if (isStopping) return
    done += read
    say({ kind: 'progress', done, total, isBuilt: false })
    await Bun.sleep((performance.now() - began) * REST)
    began = performance.now()
  }
  say({ kind: 'progress', done, total, isBuilt: true })
}

function follow({ changed, gone }: Extract<ToIndex, { kind: 'follow' }>): void {
  if (isStopping) return
  index?.know(changed)
  index?.forget(gone)
  for (const { matterId } of changed) index?.renew(matterId)
}

function answer({ question, asks }: Extract<ToIndex, { kind: 'find' }>): void {
  const found = asks.map((ask) => {
    try {
      return index?.find(ask) ?? []
    } catch (error) {
      say({ kind: 'trouble', reason: String(error) })
      return []
    }
  })
  say({ kind: 'answer', question, found })
}

function stop(): void {
  isStopping = true
  then(() => {
    close()
    say({ kind: 'stopped' })
  })
}
