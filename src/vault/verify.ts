import type { PacketLimits } from './framing.ts'
import type { DocumentFile } from './open-document.ts'
import type { SessionSecret } from './session-key.ts'

/** What the worker is told. `sha256`: of the content, 32 bytes. */
export type Verification = {
  file: DocumentFile
  secret: SessionSecret
  limits: PacketLimits
  sha256: Uint8Array
}

let queue: Promise<unknown> = Promise.resolve()

/** One after the other: two at once would take both cores of a small machine from the people who wait for pages. */
export function verifyInWorker(verification: Verification): Promise<boolean> {
  const result = queue.then(() => runWorker(verification))
  queue = result.catch(() => {})
  return result
}

/** In the executable all modules are one file at the root, and a worker keeps its place under `src`. */
function workerAddress(): URL {
  const path = Bun.isStandaloneExecutable ? './vault/verify.worker.ts' : './verify.worker.ts'
  return new URL(path, import.meta.url)
}

/** Starting one costs a tenth of a second, which thousands of small files must not cost each. */
const IDLE_MILLISECONDS = 5000
let idle: { worker: Worker; timer: Timer } | null = null

async function runWorker(verification: Verification): Promise<boolean> {
  const worker = idle?.worker ?? new Worker(workerAddress())
  clearTimeout(idle?.timer)
  idle = null
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  worker.onmessage = (event: MessageEvent<boolean>) => resolve(event.data)
  worker.onerror = (event) => reject(new Error(event.message))
  worker.postMessage(verification)
  try {
    const isWhole = await promise
    keep(worker)
    return isWhole
  } catch (error) {
    worker.terminate()
    throw error
  }
}

function keep(worker: Worker): void {
  const timer = setTimeout(() => {
    idle = null
    worker.terminate()
  }, IDLE_MILLISECONDS)
  idle = { worker, timer }
}
