import type { Output } from './command.ts'

const EVERY = 2000

/** Says on a terminal, every two seconds, how far long work has come. */
export function progressLine(what: string, output: Output): (done: number, total: number) => void {
  let next = performance.now() + EVERY
  return (done, total) => {
    if (!output.isTerminal || performance.now() < next) return
    next = performance.now() + EVERY
    output.remark(`${done} of ${total} ${what} (${Math.floor((100 * done) / Math.max(1, total))} %)`)
  }
}
