import { type ItemState, waitsFor } from './vocabulary.ts'

/** `answered`: sent, or said to be lacking; `settled`: accepted, or not asked for any more; `toReview`: waits for the firm. */
export type Progress = { total: number; answered: number; settled: number; toReview: number }

export function progressOf(items: readonly { state: ItemState }[]): Progress {
  const count = (side: ReturnType<typeof waitsFor>) =>
    items.filter(({ state }) => waitsFor(state) === side).length
  const [toReview, settled] = [count('firm'), count('nobody')]
  return { total: items.length, answered: toReview + settled, settled, toReview }
}
