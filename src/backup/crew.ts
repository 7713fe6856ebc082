import { MINUTE } from '../clock.ts'
import type { Order, TaskName, Tasks, WorkerMessage } from './tasks.ts'

/** Threads that copy, seal and check, so that the thread that answers people does not. */
export type Crew = {
  readonly size: number
  /** Takes the next free thread. Throws `WorkFailedError`; its `code` is ETIMEDOUT when nothing was heard for too long. */
  run<Name extends TaskName>(
    name: Name,
    order: Tasks[Name]['order'],
    progress?: (bytes: number) => void,
  ): Promise<Tasks[Name]['answer']>
  stop(): void
}

/** In milliseconds. A copy of a large database or the flush of a slow disk says nothing for a while. */
export const PATIENCE = 10 * MINUTE

/** `code`: of the operating system, if it was its refusal. */
class WorkFailedError extends Error {
  constructor(
    message: string,
    readonly code: string | undefined,
  ) {
    super(message)
    this.name = 'WorkFailedError'
  }
}

/** In the executable all modules are one file at the root, and a worker keeps its place under `src`. */
function workerAddress(): URL {
  const path = Bun.isStandaloneExecutable ? './backup/backup.worker.ts' : './backup.worker.ts'
  return new URL(path, import.meta.url)
}

type Answer = Tasks[TaskName]['answer']
type Hand = {
  readonly worker: Worker
  /** Not 0: the task under way is no longer wanted. */
  readonly ended: Int32Array<SharedArrayBuffer>
  isBusy: boolean
  /** Its thread is dead, or waits for a disk that does not answer. */
  isLost: boolean
  giveUp: (error: Error) => void
}

/** `patience`: milliseconds without a word, after which a task is given up (`code` ETIMEDOUT). */
export function startCrew(size: number, patience: number): Crew {
  const [all, free, waiting]: [Hand[], Hand[], ((hand: Hand) => void)[]] = [[], [], []]
  let isStopped = false
  const take = async (): Promise<Hand> => {
    if (isStopped) throw new WorkFailedError('Stopped.', 'ECANCELED')
    const hand = free.pop()
    if (hand) return hand
    if (all.filter(({ isLost }) => !isLost).length < size) return added()
    return new Promise((resolve) => waiting.push(resolve))
  }
  const added = () => {
    const hand = newHand()
    all.push(hand)
    return hand
  }
  const give = (hand: Hand) => {
    const next = waiting.shift()
    if (next) next(hand.isLost ? added() : hand)
    else if (!hand.isLost) free.push(hand)
  }
  return {
    size,
    run: async (name, order, progress = () => {}) => {
      const hand = await take()
      try {
        const answer = await ask(hand, { name, order } as Order, progress, patience)
        return answer as Tasks[typeof name]['answer']
      } finally {
        if (!isStopped) give(hand)
      }
    },
    stop: () => {
      isStopped = true
      for (const hand of all) dismiss(hand)
    },
  }
}

function newHand(): Hand {
  const worker = new Worker(workerAddress())
  return {
    worker,
    ended: new Int32Array(new SharedArrayBuffer(4)),
    isBusy: false,
    isLost: false,
    giveUp: () => {},
  }
}

/**
 * A thread that waits for a dead disk cannot be ended, and `terminate` would wait with it, and everybody else with that:
 * it is left behind, and ends itself if the disk ever answers.
 */
function dismiss({ worker, ended, isBusy, giveUp }: Hand): void {
  if (!isBusy) {
    worker.terminate()
    return
  }
  Atomics.store(ended, 0, 1)
  worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
    if (!('bytes' in data)) worker.terminate()
  }
  giveUp(new WorkFailedError('Stopped.', 'ECANCELED'))
}

async function ask(
  hand: Hand,
  order: Order,
  progress: (bytes: number) => void,
  patience: number,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const lose = (message: string, code?: string) => {
    hand.isLost = true
    reject(new WorkFailedError(message, code))
  }
  const wait = () => setTimeout(() => lose('No answer for too long.', 'ETIMEDOUT'), patience)
  let timer = wait()
  const hear = (data: WorkerMessage) => {
    clearTimeout(timer)
    if ('bytes' in data) {
      timer = wait()
      return progress(data.bytes)
    }
    hand.isBusy = false
    if ('error' in data) reject(new WorkFailedError(data.error, data.code))
    else resolve(data.answer)
  }
  hand.isBusy = true
  hand.giveUp = reject
  hand.worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => hear(data)
  hand.worker.onerror = ({ message }) => lose(message)
  hand.worker.postMessage({ order, ended: hand.ended })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    hand.giveUp = () => {}
  }
}
