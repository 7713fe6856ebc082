import type { ContributeDocuments } from '../access.ts'
import type { Deps } from '../deps.ts'
import { cleanFileName } from '../documents/file-name.ts'
import type { Target } from './arrived.ts'
import { beginUpload } from './begin.ts'
import type { Desk } from './desk.ts'
import { findUpload } from './queries.ts'
import { formTooLarge, noFile, tooMany, wrongContent } from './refusals.ts'
import { readTarget } from './target.ts'
import { cancelUpload, writeUpload } from './write.ts'

/** Octets of the form, framing included. */
const MOST = 32 * 2 ** 20
/**
 * A form is in memory whole, because a sealed document begins with its size and a form does not say the size of a file.
 * One for each person: whoever sends slowly holds up nobody else.
 */
const AT_ONCE = 3

/** Where the files of a form go: into a folder, as the new version of a document, or into something. */
export type FormTarget = { folderId: string | null; documentId: string | null; target: Target | null }
export type FormReceiver = (request: Request, authorise: () => ContributeDocuments) => Promise<FormTarget>

/**
 * Takes the files of a plain form, for browsers without JavaScript. Every file for itself: those before a bad one stay.
 * `authorise` opens the proof anew for each, because a form can take long to arrive.
 */
export function createFormReceiver(deps: Deps, desk: Desk): FormReceiver {
  const reading = new Set<string>()
  return async (request, authorise) => {
    const length = Number(request.headers.get('content-length') ?? Number.NaN)
    if (!(length <= MOST)) throw formTooLarge(MOST)
    const { personId } = authorise().viewer
    if (reading.size >= AT_ONCE || reading.has(personId)) throw tooMany()
    reading.add(personId)
    try {
      const form = await request.formData().catch(() => {
        throw wrongContent()
      })
      return await receiveFiles(deps, desk, authorise, form)
    } finally {
      reading.delete(personId)
    }
  }
}

async function receiveFiles(
  deps: Deps,
  desk: Desk,
  authorise: () => ContributeDocuments,
  form: FormData,
): Promise<FormTarget> {
  // A browser sends an input in which nothing was chosen as a file without a name; Bun gives null for it.
  const files = form
    .getAll('files')
    .filter((entry): entry is File => entry instanceof File && Boolean(entry.name))
  if (files.length === 0) throw noFile()
  const idIn = (name: string) => form.get(name)?.toString() || null
  const place = { folderId: idIn('folderId'), documentId: idIn('documentId') }
  const target = { ...place, target: readTarget(form.get('target')?.toString()) }
  for (const file of files) await receiveFile(deps, desk, authorise, file, target)
  return target
}

async function receiveFile(
  deps: Deps,
  desk: Desk,
  authorise: () => ContributeDocuments,
  file: File,
  target: FormTarget,
): Promise<void> {
  const { name, size } = file
  const announced = { ...target, fileName: cleanFileName(name), byteSize: size, folderPath: [], sha256: null }
  const access = authorise()
  const id = await beginUpload(deps, access, announced)
  const upload = findUpload(deps.db, deps.vault, access, id)
  if (!upload) throw new Error('the upload that was just begun is not there')
  const delivery = { offset: 0, length: size, body: file.stream(), listening: () => {} }
  try {
    await writeUpload(deps, desk, upload, delivery, authorise)
  } catch (error) {
    await cancelUpload(deps, desk, upload)
    throw error
  }
}
