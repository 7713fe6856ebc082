export const SORTS = ['name', 'date', 'size', 'who'] as const
export type Sort = (typeof SORTS)[number]
export const DIRECTIONS = ['ascending', 'descending'] as const
export type Direction = (typeof DIRECTIONS)[number]

type Compare = (a: string, b: string) => number
type Ordered = { id: string; fileName: string; author: string; updatedAt: string; byteSize: number }

/** Of equals, the name decides and then the id. A moment is a second: what was sent together arrives within one. */
export function documentOrder(
  { sort, direction }: { sort: Sort; direction: Direction },
  compare: Compare,
): (a: Ordered, b: Ordered) => number {
  const sign = direction === 'ascending' ? 1 : -1
  const by: Record<Sort, (a: Ordered, b: Ordered) => number> = {
    name: (a, b) => compare(a.fileName, b.fileName),
    date: (a, b) => Math.sign(secondOf(a.updatedAt) - secondOf(b.updatedAt)),
    size: (a, b) => Math.sign(a.byteSize - b.byteSize),
    who: (a, b) => compare(a.author, b.author),
  }
  return (a, b) => sign * by[sort](a, b) || byName(compare)(a, b)
}

/** The newest first, as `documentOrder` orders by date; `at` is that of each. */
export function newestFirst<T extends { id: string }>(
  of: (item: T) => { at: string; name: string },
  compare: Compare,
): (a: T, b: T) => number {
  return (a, b) => {
    const [one, other] = [of(a), of(b)]
    const later = Math.sign(secondOf(other.at) - secondOf(one.at))
    return later || byName(compare)({ id: a.id, fileName: one.name }, { id: b.id, fileName: other.name })
  }
}

function byName(compare: Compare) {
  return (a: Pick<Ordered, 'id' | 'fileName'>, b: Pick<Ordered, 'id' | 'fileName'>) =>
    compare(a.fileName, b.fileName) || (a.id < b.id ? -1 : 1)
}

function secondOf(timestamp: string): number {
  return Math.floor(Date.parse(timestamp) / 1000)
}
