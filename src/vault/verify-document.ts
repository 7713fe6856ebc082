import { timingSafeEqual } from 'node:crypto'
import { IntegrityError } from './integrity-error.ts'
import { openDocumentFile } from './open-document.ts'
import type { Verification } from './verify.ts'

/** Reads every octet. A disk that cannot be read is an error, not a false. */
export async function verifyDocumentFile({ file, secret, limits, sha256 }: Verification): Promise<boolean> {
  try {
    const document = await openDocumentFile(file, secret, limits)
    const hasher = new Bun.CryptoHasher('sha256')
    for await (const bytes of document.stream()) hasher.update(bytes)
    return timingSafeEqual(hasher.digest(), sha256)
  } catch (error) {
    if (error instanceof IntegrityError) return false
    throw error
  }
}
