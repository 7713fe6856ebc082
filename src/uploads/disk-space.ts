import type { Deps } from '../deps.ts'
import { freeBytes } from '../installation/file-system.ts'
import { diskFull } from './refusals.ts'

/** What is always left for the database, its journal and the mail queue, in octets. */
const RESERVE = 500_000_000

/** Refuses a file that would leave less than the reserve. What others are sending now is not counted: they meet it too. */
export async function requireDiskSpace({ config }: Pick<Deps, 'config'>, byteSize: number): Promise<void> {
  if ((await freeBytes(config.data)) < byteSize * 1.1 + RESERVE) throw diskFull()
}
