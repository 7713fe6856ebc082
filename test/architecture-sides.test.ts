import { expect, test } from 'bun:test'
import { offenders, within } from './support/sources.ts'

// What is the firm's own stays out of reach of what clients see.

test('pages for clients load nothing made for the firm', () => {
  expect(
    offenders(
      (source) =>
        within('views/portal', 'src/portal')(source) &&
        source.imports.some((path) => /^(views|src)\/firm\//.test(path)),
    ),
  ).toEqual([])
})

test('internal notes are known to their own pages only, by type or otherwise', () => {
  // The firm's own copy of a matter has them, and no client's.
  const binder = 'src/binder/chapters/notes.ts'
  const allowed = within('src/notes', 'views/notes', 'src/app.tsx', 'views/text/catalogue.ts', 'test', binder)
  expect(offenders(({ imports }) => imports.includes(binder))).toEqual(['src/binder/gather-firm.ts'])
  const named = /from '[^']*\/notes\/[^']*'/
  expect(offenders((source) => !allowed(source) && named.test(source.text))).toEqual([])
})

test('internal tasks go with the firm’s own copy of a matter, and no client’s', () => {
  const chapter = 'src/binder/chapters/internal-tasks.ts'
  expect(offenders(({ imports }) => imports.includes(chapter))).toEqual(['src/binder/gather-firm.ts'])
})

test('nothing for a client reads the tables of the firm', () => {
  const forClients = within('src/portal', 'views/portal', 'src/messages', 'views/messages')
  expect(offenders((source) => forClients(source) && /\bfrom notes\b/.test(source.text))).toEqual([])
})
