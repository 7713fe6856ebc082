import { statSync } from 'node:fs'
import type { CopyOrder } from './copy-documents.ts'

/** `isKnown`: its hash is known, so a file of the right size at its place in the backup is not copied again. */
export type SurveyOrder = CopyOrder & { isKnown: boolean }

/** Ids: `absent` from the backup; `faulty`: not there, or not of its size, in the data directory. */
export type Survey = { absent: string[]; faulty: string[] }

export function surveyDocuments(documents: readonly SurveyOrder[]): Survey {
  const absent = documents.filter(({ to, size, isKnown }) => !isKnown || sizeOf(to) !== size)
  const faulty = documents.filter(({ from, size }) => sizeOf(from) !== size)
  return { absent: absent.map(({ id }) => id), faulty: faulty.map(({ id }) => id) }
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size
}
