import { type Checkpoint, openCheckpoint, readCheckpoint } from './checkpoint.ts'
import { findSignedTexts } from './witness-file.ts'

/** One checkpoint in a file; `genuine`: signed by the firm whose certificate was given. */
export type Testimony = { file: string; checkpoint: Checkpoint; genuine: boolean }

/**
 * Every checkpoint in a witness's file. None: the file holds nothing that a portal sent to a witness. A file is read in
 * several encodings, so the same words may be found whole and garbled: the whole ones count.
 */
export async function readTestimony(
  { name, text }: { name: string; text: string },
  certificate: string,
): Promise<Testimony[]> {
  const found = new Map<string, Testimony>()
  for (const signed of findSignedTexts(text)) {
    const opened = await openCheckpoint(signed, certificate)
    const checkpoint = opened ?? readCheckpoint(signed)
    const words = JSON.stringify(checkpoint)
    if (checkpoint && !found.get(words)?.genuine)
      found.set(words, { file: name, checkpoint, genuine: opened !== null })
  }
  return [...found.values()]
}
