import { GuestAccess, type MatterAccess, StaffAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { extensionOf } from '../../documents/file-name.ts'
import { type Document, listDocumentsById } from '../../documents/queries.ts'
import { findSentDocument } from '../../documents/sent/queries.ts'
import type { Texts } from '../../languages/needed.ts'
import type { Words } from '../../languages/words.ts'
import { findSharedDocument } from '../../shares/given/queries.ts'
import { listLastWords } from '../../shares/queries.ts'
import { type DocumentOfTarget, listDocumentsOfTargets } from '../../uploads/targets/queries.ts'
import { LANGUAGES, type Language } from '../../viewer.ts'

type Read = MatterAccess<'messages:read'>

/** A document that came with a message, as far as the viewer may open it. */
export type Attachment = { documentId: string; name: Words; mediaType: string }
/** `hidden`: how many came that only the firm can open. */
export type Attachments = { shown: Attachment[]; hidden: number }

/** By message. A guest sees what was shared with them and what they sent; the rest, only that it came. */
export function readAttachments(
  deps: Deps,
  access: Read,
  messageIds: readonly string[],
): Map<string, Attachments> {
  const targets = listDocumentsOfTargets(deps.db, access, { kind: 'draft', targetIds: messageIds })
  const documents = openable(deps, access, targets)
  const found = new Map<string, Attachments>()
  for (const { targetId, documentId } of targets) {
    const attachments = found.get(targetId) ?? { shown: [], hidden: 0 }
    const document = documents.get(documentId)
    if (document) attachments.shown.push(document)
    else attachments.hidden += 1
    found.set(targetId, attachments)
  }
  return found
}

function openable(deps: Deps, access: Read, targets: readonly DocumentOfTarget[]): Map<string, Attachment> {
  const ids = [...new Set(targets.map(({ documentId }) => documentId))]
  const found =
    access instanceof StaffAccess
      ? forStaff(deps, access, ids)
      : ids.flatMap((id) => forGuest(deps, access, id))
  return new Map(found.map((document) => [document.documentId, document]))
}

function forStaff({ db, vault }: Deps, access: StaffAccess, ids: readonly string[]): Attachment[] {
  const reading = access.narrowed('documents:read')
  if (!reading) return []
  return listDocumentsById(db, vault, reading, ids).map(({ documentId, fileName, mediaType }) => ({
    ...{ documentId, mediaType },
    name: { text: fileName, lang: undefined },
  }))
}

function forGuest({ db, vault }: Deps, access: Read, documentId: string): Attachment[] {
  const reading = access instanceof GuestAccess ? access.narrowed('documents:read') : null
  if (!reading) return []
  const shared = findSharedDocument(db, vault, reading, documentId)
  if (shared) {
    const { title: text, lang, mediaType } = shared
    return [{ documentId, mediaType, name: { text, lang } }]
  }
  const sent = findSentDocument(db, vault, reading, documentId)
  if (!sent) return []
  return [{ documentId, mediaType: sent.mediaType, name: { text: sent.fileName, lang: undefined } }]
}

/** In a draft: the file, and for the firm the titles under which its readers get it. */
export type DraftAttachment = { documentId: string; fileName: string; mediaType: string; titles: Texts }

export function readDraftAttachments(
  deps: Deps,
  access: MatterAccess<'messages:contribute' | 'messages:read'>,
  draftId: string,
  { languages, typed }: { languages: readonly Language[]; typed: ReadonlyMap<string, Texts> | undefined },
): DraftAttachment[] {
  const { db, vault } = deps
  const targets = listDocumentsOfTargets(db, access, { kind: 'draft', targetIds: [draftId] }).filter(
    ({ personId }) => personId === access.viewer.personId,
  )
  const ids = targets.map(({ documentId }) => documentId)
  const reading = access instanceof StaffAccess ? access.narrowed('documents:read') : null
  if (!reading)
    return [...openable(deps, access, targets).values()].map(({ documentId, name, mediaType }) => ({
      ...{ documentId, mediaType, fileName: name.text, titles: {} },
    }))
  const last = listLastWords(db, vault, reading, ids)
  return listDocumentsById(db, vault, reading, ids).map((document) => ({
    documentId: document.documentId,
    fileName: document.fileName,
    mediaType: document.mediaType,
    titles: titlesOf(document, languages, typed?.get(document.documentId), last.get(document.documentId)),
  }))
}

/** As typed, as it was shared before, or as the file is called. */
function titlesOf(
  { fileName }: Pick<Document, 'fileName'>,
  languages: readonly Language[],
  typed: Texts | undefined,
  last: Partial<Record<Language, { title: string }>> | undefined,
): Texts {
  if (typed) return typed
  const stem = fileName.slice(0, fileName.length - extensionOf(fileName).length)
  const usual = (language: Language) => last?.[language]?.title ?? (languages.includes(language) ? stem : '')
  const titles = LANGUAGES.map((language) => [language, usual(language)] as const)
  return Object.fromEntries(titles.filter(([, title]) => title))
}
