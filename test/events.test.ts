import { afterAll, expect, test } from 'bun:test'
import { appendEvent, SYSTEM } from '../src/events/append.ts'
import { chainHash, GENESIS } from '../src/events/chain.ts'
import { runConsumer } from '../src/events/consumer.ts'
import { findHead, listEventsAfter } from '../src/events/queries.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { db } = portal.deps
const append = () => appendEvent(portal.deps, SYSTEM, { kind: 'person.added', personId: 'p', details: {} })

test('an event without its transaction is refused', () => expect(append).toThrow('no transaction'))

test('an event disappears with the change that failed', () => {
  const before = findHead(db).seq
  const change = db.transaction(() => {
    append()
    throw new Error('the change failed')
  })
  expect(() => change.immediate()).toThrow('the change failed')
  expect(findHead(db).seq).toBe(before)
})

test('each event’s hash follows from the one before', () => {
  db.transaction(() => [append(), append(), append()]).immediate()
  let previous: Uint8Array = GENESIS
  for (const event of listEventsAfter(db, 0, 1000)) {
    expect(event.prevHash).toEqual(new Uint8Array(previous))
    expect(event.hash).toEqual(chainHash(previous, event))
    previous = event.hash
  }
})

test('a consumer that dies in the middle takes up where its last transaction ended', () => {
  const taken: number[] = []
  let dies = true
  const consumer = {
    name: 'test',
    take: ({ seq }: { seq: number }) => {
      if (dies && seq === 3) throw new Error('died')
      taken.push(seq)
    },
  }
  expect(() => runConsumer(db, consumer)).toThrow('died')
  taken.length = 0
  dies = false
  runConsumer(db, consumer)
  runConsumer(db, consumer)
  expect(taken).toEqual(listEventsAfter(db, 0, 1000).map(({ seq }) => seq))
})
