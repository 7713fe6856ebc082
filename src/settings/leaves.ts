import type { Raw, Setting } from './kinds.ts'

/** One setting with its name in the file, in the environment and on the command line. */
export type Leaf = { path: string[]; key: string; flag: string; variable: string; setting: Setting<unknown> }

/** The settings of a table, in its order. */
export function* leavesOf(table: object, above: string[] = []): Generator<Leaf> {
  for (const [name, entry] of Object.entries(table)) {
    const path = [...above, name]
    if (!('parse' in entry)) yield* leavesOf(entry, path)
    else {
      const words = path.map((word) => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
      const flag = words.join('-').replaceAll('_', '-')
      yield {
        path,
        key: words.join('.'),
        flag,
        variable: `VESTIBULE_${words.join('_').toUpperCase()}`,
        setting: entry,
      }
    }
  }
}

export const isRaw = (value: unknown): value is Raw => ['string', 'number', 'boolean'].includes(typeof value)
export const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
export const show = (value: unknown) => JSON.stringify(value)
