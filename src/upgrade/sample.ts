import type { Database } from 'bun:sqlite'
import { closeSync, openSync, readSync } from 'node:fs'
import type { Vault } from '../vault/vault.ts'
import { type Cell, findCell, listSomeCells } from './queries.ts'

/** A sealed cell and what it says. */
export type Opened = Cell & { text: string }

type Keys = Pick<Vault, 'firm' | 'matter'>

/** Cells of every sealed column that open with their key; what is no sealed text, or has no key any more, is not in it. */
export function openSample(db: Database, vault: Keys): Opened[] {
  return listSomeCells(db).flatMap((cell) => {
    const text = openCell(vault, cell)
    return text === null ? [] : [{ ...cell, text }]
  })
}

/** Of `sample`, what this database has and does not open to the same words; `checked`: how many it has. */
export function compareSample(
  db: Database,
  vault: Keys,
  sample: readonly Opened[],
): { checked: number; changed: Opened[] } {
  const present = sample.flatMap((was) => {
    const sealed = findCell(db, was)
    return sealed ? [{ was, now: openCell(vault, { ...was, sealed }) }] : []
  })
  const changed = present.flatMap(({ was, now }) => (was.text === now ? [] : [was]))
  return { checked: present.length, changed }
}

function openCell(vault: Keys, { table, column, rowId, matterId, sealed }: Cell): string | null {
  try {
    const key = matterId === null ? vault.firm : vault.matter(matterId)
    return key.open(`${table}.${column}`, rowId, sealed as Parameters<typeof key.open>[2])
  } catch {
    return null // a hash, a public key, a matter that was destroyed
  }
}

const TELLING = 12
const LOOKED_FOR = 100
const WINDOW = 2 ** 26

/** Whether a file holds any of these texts as they are read. Short ones, which stand anywhere, are not looked for. */
export function holdsReadable(path: string, sample: readonly Opened[]): boolean {
  const texts = [...new Set(sample.map(({ text }) => text))].filter((text) => text.length >= TELLING)
  const wanted = texts.slice(0, LOOKED_FOR).map((text) => Buffer.from(text))
  const longest = Math.max(0, ...wanted.map(({ length }) => length))
  const file = openSync(path, 'r')
  try {
    const window = Buffer.allocUnsafe(WINDOW)
    for (let at = 0; ; at += WINDOW - longest) {
      const bytes = window.subarray(0, readSync(file, window, 0, WINDOW, at))
      if (wanted.some((text) => bytes.includes(text))) return true
      if (bytes.length < WINDOW) return false
    }
  } finally {
    closeSync(file)
  }
}
