import type { Certificate } from '../../src/destruction/certificate.ts'
import type { Reader } from '../text/reader.ts'

export type Fact = { term: string; value: string; isHash?: boolean }

/** The first part of a certificate, for the page and for the PDF. */
export function factsOf({ text, format }: Reader, certificate: Certificate): Fact[] {
  const words = text.destruction.certificate
  const { matter, requested, approved, deciders, key, unlockRenewed } = certificate
  const by = ({ at, name }: { at: string; name: string }) => words.by(format.dateTime(at), name)
  return [
    { term: words.firm, value: certificate.firm },
    { term: words.matter, value: matter.number },
    { term: words.opened, value: format.date(matter.createdAt) },
    ...(matter.closedAt ? [{ term: words.closed, value: format.date(matter.closedAt) }] : []),
    { term: words.requested, value: by(requested) },
    { term: words.approved, value: `${by(approved)}. ${words.deciders(deciders)}` },
    ...(requested.reason ? [{ term: words.reason, value: requested.reason }] : []),
    { term: words.destroyed, value: format.dateTime(certificate.destroyedAt) },
    { term: words.key, value: key.fingerprint, isHash: true },
    { term: words.generation, value: format.number(key.generation) },
    { term: words.unlock, value: unlockRenewed ? words.unlockRenewed : words.unlockSame },
    { term: words.export, value: exportOf({ text, format }, certificate) },
    { term: words.state, value: stateOf({ text, format }, certificate) },
    { term: words.issued, value: format.utc(certificate.issuedAt) },
  ]
}

type Words = Pick<Reader, 'text' | 'format'>

function exportOf({ text, format }: Words, { export: exported }: Certificate): string {
  const words = text.destruction.certificate
  if (exported.state !== 'proven') return words.notExported
  return words.exported(format.dateTime(exported.at), exported.sha256)
}

function stateOf({ text, format }: Words, { status, issuedAt }: Certificate): string {
  const words = text.destruction.certificate
  return status === 'complete' ? words.complete(format.dateTime(issuedAt)) : words.pending
}
