import { decodeHeic, paint } from '../heic/decode.ts'
import type { Chosen } from './chosen.ts'

/** In octets; more would be in memory whole, and four times as much once it is a picture. */
const LARGEST = 40 * 2 ** 20
const QUALITY = 0.9

/**
 * A page of paper that was photographed as HEIC becomes the JPEG that it would be if the telephone had sent it by itself, so
 * that it can be a page of a PDF. What cannot be read goes as it is. `worker`: the address of the decoder.
 */
export async function asPhotograph(chosen: Chosen, worker: string): Promise<Chosen> {
  const { file } = chosen
  if (!isHeic(file) || file.size > LARGEST) return chosen
  try {
    const canvas = paint(await decodeHeic(worker, await file.arrayBuffer()))
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
    if (!jpeg) return chosen
    const name = file.name.replace(/\.hei[cf]$/i, '.jpg')
    return { ...chosen, file: new File([jpeg], name, { type: jpeg.type, lastModified: file.lastModified }) }
  } catch {
    return chosen
  }
}

export function isHeic({ type, name }: File): boolean {
  return /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)
}
