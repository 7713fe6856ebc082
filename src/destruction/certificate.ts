import { version as program } from '../../package.json' with { type: 'json' }
import { catalogues } from '../../views/text/catalogue.ts'
import { makeCheckpoint } from '../audit/checkpoint.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import type { Vault } from '../vault/vault.ts'
import type { Destruction } from './queries.ts'
import type { DestructionRecord } from './record.ts'

export const FORMAT = 'vestibule-destruction-certificate-1'

/** A copy of the keyring that opened the matter when it was destroyed. `settled`: null while it may still do so. */
export type CopyOnCertificate = {
  number: number
  name: string
  exportedAt: string
  generation: number
  settled: { how: 'attested' | 'replaced'; at: string } | null
}

/** `certificate.json`. Times: UTC, ISO 8601. Hashes and fingerprints: hexadecimal. */
export type Certificate = {
  format: typeof FORMAT
  id: string
  status: 'pending-copies' | 'complete'
  issuedAt: string
  installId: string
  program: string
  firm: string
  matter: DestructionRecord['matter']
  requested: DestructionRecord['requested']
  approved: DestructionRecord['approved']
  deciders: number
  retention: DestructionRecord['retention']
  export: DestructionRecord['export']
  destroyedAt: string
  key: { fingerprint: string; generation: number }
  unlockRenewed: boolean
  documents: DestructionRecord['documents']
  unfinishedUploads: number
  copies: CopyOnCertificate[]
  /** What this certificate does not say, in both languages. */
  residuals: { en: readonly string[]; fr: readonly string[] }
  /** Signed text (src/audit/checkpoint.ts). */
  checkpoint: string
}

type Facts = {
  id: string
  record: DestructionRecord
  generation: number
  unlockRenewed: boolean
  destroyedAt: string
  issuedAt: string
  copies: CopyOnCertificate[]
}

/** The text of `certificate.json` and the firm's armored detached signature over it. */
export type SignedCertificate = { text: string; signature: string }

export async function makeCertificate(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  { id, record, generation, unlockRenewed, destroyedAt, issuedAt, copies }: Facts,
): Promise<SignedCertificate> {
  const { db, vault } = deps
  const { matter, requested, approved, deciders, retention, fingerprint, documents, uploads } = record
  const certificate: Certificate = {
    format: FORMAT,
    id,
    status: copies.every(({ settled }) => settled) ? 'complete' : 'pending-copies',
    ...{ issuedAt, installId: vault.keyring.installId, program, firm: getFirm(db, vault).name },
    ...{ matter, requested, approved, deciders, retention, export: record.export, destroyedAt },
    key: { fingerprint, generation },
    ...{ unlockRenewed, documents, unfinishedUploads: uploads.length, copies },
    residuals: { en: residualsIn('en', unlockRenewed), fr: residualsIn('fr', unlockRenewed) },
    checkpoint: await makeCheckpoint(deps),
  }
  const text = `${JSON.stringify(certificate, null, 1)}\n`
  return { text, signature: await vault.firmKey.sign(Buffer.from(text), new Date(issuedAt)) }
}

function residualsIn(language: 'en' | 'fr', unlockRenewed: boolean): string[] {
  const words = catalogues[language].destruction.residuals
  return [words.copies, words.downloads, words.disk, ...(unlockRenewed ? [] : [words.unlock])]
}

type Key = Pick<Vault, 'firm'>

export function sealCertificate({ firm }: Key, id: string, { text, signature }: SignedCertificate) {
  return { id, certificate: firm.seal('destructions.certificate', id, text), signature }
}

/** Null until the destruction was carried out. */
export function openCertificate(
  { firm }: Key,
  { id, certificate, signature }: Destruction,
): (SignedCertificate & { certificate: Certificate }) | null {
  if (!certificate || !signature) return null
  const text = firm.open('destructions.certificate', id, certificate)
  return { text, signature, certificate: JSON.parse(text) }
}
