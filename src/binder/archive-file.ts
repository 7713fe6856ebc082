import type { FileHandle } from 'node:fs/promises'
import { EXIT, Refusal } from '../installation/refusal.ts'

/** A file in a zip; offsets from the beginning of the zip. */
export type ArchiveFile = {
  name: string
  size: number
  packedSize: number
  method: 'stored' | 'deflated'
  headerAt: number
}

export async function readExactly(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, at + filled)
    if (bytesRead === 0) throw hostile('it is cut short')
    filled += bytesRead
  }
  return buffer
}

export function hostile(why: string): Refusal {
  return new Refusal(`Refused, nothing was unpacked: ${why}.`, EXIT.integrity)
}
