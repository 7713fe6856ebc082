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

function runWorker(verification: Verification): Promise<boolean> {
  const worker = new Worker(workerAddress())
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  worker.onmessage = (event: MessageEvent<boolean>) => resolve(event.data)
  worker.onerror = (event) => reject(new Error(event.message))
  worker.postMessage(verification)
  return promise.finally(() => worker.terminate())
}
