import { checkSealed, type SealedFault, type SealedMark } from '../vault/check-sealed.ts'

export type CheckOrder = { documents: (SealedMark & { id: string })[] }
/** `unreadable`: the disk says so. */
export type DocumentFault = { id: string; fault: SealedFault | 'unreadable' }

export async function checkDocuments(
  { documents }: CheckOrder,
  progress: (bytes: number) => void,
): Promise<DocumentFault[]> {
  const faults: DocumentFault[] = []
  for (const { id, ...mark } of documents) {
    const fault = await checkSealed(mark, progress).catch(unreadable)
    if (fault) faults.push({ id, fault })
  }
  return faults
}

function unreadable(error: unknown): 'unreadable' {
  if (error instanceof Error && 'code' in error) return 'unreadable'
  throw error
}
