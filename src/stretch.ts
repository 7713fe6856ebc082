/** Which rows of a list. */
export type Stretch = { offset: number; limit: number }

/** Some rows of a list, and how many come after them; `isOpen`: at least so many, not counted further. */
export type Part<T> = { rows: readonly T[]; more: number; isOpen: boolean }

const COUNTED = 100

/** Lists a stretch, and describes no more rows than it has: those after it are only counted, and that not far. */
export function partOf<Row, T>(
  { offset, limit }: Stretch,
  list: (stretch: Stretch) => readonly Row[],
  describe: (rows: readonly Row[]) => readonly T[],
): Part<T> {
  const found = list({ offset, limit: limit + COUNTED })
  const more = Math.max(0, found.length - limit)
  return { rows: describe(found.slice(0, limit)), more, isOpen: more === COUNTED }
}
