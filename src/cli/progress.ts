import { inBytes } from '../backup/words.ts'
import type { Output } from './command.ts'

/** In milliseconds. */
const LINE_EVERY = 2000

/** Says on a terminal, every two seconds, how far long work has come. */
export function slowly<Facts extends unknown[]>(
  { isTerminal, remark }: Output,
  sentence: (...facts: Facts) => string,
): (...facts: Facts) => void {
  let last = performance.now()
  return (...facts) => {
    if (!isTerminal || performance.now() - last < LINE_EVERY) return
    last = performance.now()
    remark(sentence(...facts))
  }
}

export const progressLine = (what: string, output: Output) =>
  slowly(output, (done: number, total: number) => `${done} of ${total} ${what} (${percent(done, total)})`)

/** `done`: what happens to the bytes, such as `copied`. */
export const progressInBytes = (done: string, output: Output) =>
  slowly(output, (bytes: number, total: number) => `${inBytes(bytes)} of ${inBytes(total)} ${done}`)

export const percent = (done: number, total: number): string =>
  `${Math.floor((100 * done) / Math.max(1, total))} %`
