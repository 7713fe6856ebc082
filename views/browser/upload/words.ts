import { en, fr } from '../../uploads/text.ts'
import type { Item } from './queue.ts'

/** In the language of the page. */
export const words = (document.documentElement.lang.startsWith('fr') ? fr : en).panel

/** What a row says beside the name. */
export function stateOf(item: Item): string {
  const { state, sent, chosen, offline, problem } = item
  if (state === 'waiting') return words.waiting
  if (state === 'paused') return words.paused
  if (state === 'done') return words.done
  if (problem) return problem.kind === 'said' ? problem.said : words[problem.kind]
  return offline ? words.offline : words.size(sent, chosen.file.size)
}

export function summaryOf(items: readonly Item[]): string {
  const count = (state: Item['state']) => items.filter((item) => item.state === state).length
  const [done, refused] = [count('done'), count('refused')]
  const all = items.length - refused
  const sent = done === all ? words.allSent(all) : words.sent(done, all)
  if (refused === 0) return sent
  return all === 0 ? words.notSent(refused) : `${sent}, ${words.notSent(refused)}`
}

/** "4.2 MB a second, about 3 minutes left" */
export function paceOf(speed: number | null, left: number): string {
  if (!speed || left === 0) return ''
  const seconds = left / speed
  const { remaining } = words
  const rest =
    seconds < 60
      ? remaining.seconds
      : seconds < 5400
        ? remaining.minutes(Math.round(seconds / 60))
        : remaining.hours(Math.round(seconds / 3600))
  return `${words.perSecond(Math.round(speed))}, ${rest}`
}
