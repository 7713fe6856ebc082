import { inBytes } from '../backup/words.ts'
import { freeBytes } from '../installation/file-system.ts'
import { Refusal } from '../installation/refusal.ts'
import { hasNoRoom } from '../no-room.ts'
import type { RestorePlan } from './plan.ts'

/** Octets. */
const SPARE = 64 * 2 ** 20

/** Throws a `Refusal` unless the documents fit; `directory` has the database already. */
export async function refuseTooSmall(directory: string, { files }: RestorePlan): Promise<void> {
  const [free, needed] = [await freeBytes(directory), files.bytes + SPARE]
  if (free < needed)
    throw new Refusal(
      `The disk is too small: the documents need ${inBytes(needed)}, ${inBytes(free)} are free. Nothing was restored.`,
    )
}

/** The sentence for an error of the disk that is restored to; other errors as they are. */
export function explainDisk(error: unknown, data: string): unknown {
  if (hasNoRoom(error)) return new Refusal(`There is no room left for ${data}. Nothing was restored.`)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EIO' || code === 'EROFS' || code === 'SQLITE_IOERR_WRITE')
    return new Refusal(`The disk of ${data} cannot be written (${code}). Nothing was restored.`)
  return error
}
