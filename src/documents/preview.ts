import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { Vault } from '../vault/vault.ts'
import { openContent } from './content.ts'
import { recordDamage } from './damage.ts'
import { type PreviewKind, previewOf } from './preview-kind.ts'
import type { Document } from './queries.ts'
import { type RecentReads, recordRead } from './reads.ts'
import type { Version } from './versions/queries.ts'

const SHOWN_TEXT = 1024 * 1024

/** What a page needs to show a version. Text is in the page itself; the rest is fetched from its content. */
export type PreviewView = {
  kind: PreviewKind
  fileName: string
  byteSize: number
  text: string | null
  isCut: boolean
}

/** A text is read here and now, so whoever asks for this has opened it. */
export async function getPreview(
  vault: Vault,
  content: { matterId: string; version: Version; onDamage: () => void },
): Promise<PreviewView> {
  const { version } = content
  const kind = version.damagedAt ? 'none' : previewOf(version)
  const { fileName, byteSize } = version
  if (kind !== 'text') return { kind, fileName, byteSize, text: null, isCut: false }
  const document = await openContent(vault, content)
  try {
    const bytes = await document.read(0, Math.min(byteSize, SHOWN_TEXT))
    return { kind, fileName, byteSize, text: decodeText(bytes), isCut: byteSize > SHOWN_TEXT }
  } finally {
    await document.close()
  }
}

/** For the firm: a text stands in the page, so who sees the page has read it, which is written down. */
export async function getShownPreview(
  deps: Deps,
  access: StaffAccess<'documents:read'>,
  document: Document,
  reads: RecentReads,
): Promise<PreviewView> {
  const version = { ...document, id: document.versionId }
  const onDamage = () => recordDamage(deps, access, version)
  const preview = await getPreview(deps.vault, { matterId: access.matterId, version, onDamage })
  if (preview.text !== null && reads.isNew(access.viewer.sessionId, version.id, 'opened'))
    recordRead(deps, access, version, 'opened')
  return preview
}

/** UTF-8 or UTF-16 as its first octets say; what is neither was probably written by Windows. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
