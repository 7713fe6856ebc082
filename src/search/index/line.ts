import type { Log } from '../../log.ts'
import type { Candidate, FromIndex, ToIndex } from './messages.ts'

/** The line to the thread that holds the index. */
export type Line = {
  tell(message: ToIndex): void
  /** Numbers a question and waits for its answer; a line that is cut answers with nothing. */
  ask(of: (question: number) => ToIndex): Promise<Candidate[][]>
  /** From 0 to 1; null once everything is in the index. */
  progress(): number | null
  close(): Promise<void>
}

export function openLine(log: Log): Line {
  const worker = startWorker()
  const questions = new Map<number, (found: Candidate[][]) => void>()
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
  let asked = 0
  let progress: number | null = 0
  worker.onmessage = ({ data }: MessageEvent<FromIndex>) => {
    if (data.kind === 'progress') progress = data.isBuilt ? null : shareOf(data)
    else if (data.kind === 'answer') settle(questions, data)
    else if (data.kind === 'stopped') stop()
    else log('error', 'search failed', { reason: data.reason })
  }
  worker.onerror = (event) => {
    log('error', 'search failed', { reason: event.message })
    stop()
  }
  const tell = (message: ToIndex) => worker.postMessage(message)
  return {
    tell,
    ask: (of) =>
      new Promise((resolve) => {
        questions.set(++asked, resolve)
        tell(of(asked))
      }),
    progress: () => progress,
    close: async () => {
      tell({ kind: 'stop' })
      await stopped
      worker.terminate()
      for (const question of [...questions.keys()]) settle(questions, { question, found: [] })
    },
  }
}

function settle(
  questions: Map<number, (found: Candidate[][]) => void>,
  { question, found }: { question: number; found: Candidate[][] },
): void {
  questions.get(question)?.(found)
  questions.delete(question)
}

function shareOf({ done, total }: { done: number; total: number }): number {
  return total === 0 ? 1 : Math.min(1, done / total)
}

/** In the executable all modules are one file at the root, and a worker keeps its place under `src`. */
function startWorker(): Worker {
  const path = Bun.isStandaloneExecutable ? './search/index/index.worker.ts' : './index.worker.ts'
  return new Worker(new URL(path, import.meta.url), { ref: false })
}
