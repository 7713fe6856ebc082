import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { getFirm } from '../firm/queries.ts'
import { type Certificate, openCertificate } from './certificate.ts'
import { certificatePdf } from './pdf.ts'
import type { Destruction } from './queries.ts'

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  'json.asc': 'application/pgp-signature',
  pdf: 'application/pdf',
  'pdf.asc': 'application/pgp-signature',
}

/** The certificate or one of its signatures, to be saved. Throws `NotFound` before there is one. */
export async function certificateFile(
  deps: Pick<Deps, 'db' | 'vault'>,
  destruction: Destruction,
  ending: string,
): Promise<Response> {
  const type = TYPES[ending]
  const signed = openCertificate(deps.vault, destruction)
  if (!type || !signed) throw new NotFound()
  const name = fileName(signed, ending)
  return new Response(await contentOf(deps, signed, ending), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })
}

/** All of them, with their names. */
export async function certificateFiles(
  deps: Pick<Deps, 'db' | 'vault'>,
  destruction: Destruction,
): Promise<{ name: string; content: string | Uint8Array<ArrayBuffer> }[]> {
  const signed = openCertificate(deps.vault, destruction)
  if (!signed) throw new NotFound()
  return Promise.all(
    Object.keys(TYPES).map(async (ending) => ({
      name: fileName(signed, ending),
      content: await contentOf(deps, signed, ending),
    })),
  )
}

function fileName({ certificate: { matter } }: Signed, ending: string): string {
  return `destruction-${matter.number.replace(/[^\w.-]+/g, '-')}.${ending}`
}

type Signed = { text: string; signature: string; certificate: Certificate }

async function contentOf(
  deps: Pick<Deps, 'db' | 'vault'>,
  { text, signature, certificate }: Signed,
  ending: string,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (ending === 'json') return text
  if (ending === 'json.asc') return signature
  const { timeZone, languages } = getFirm(deps.db, deps.vault)
  const firmCertificate = await deps.vault.firmKey.certificate()
  const pdf = await certificatePdf({ text, certificate, timeZone, first: languages[0], firmCertificate })
  if (ending === 'pdf') return pdf
  // The same octets every time, so that a signature made now is over the file that was saved before.
  return deps.vault.firmKey.sign(pdf, new Date(certificate.issuedAt))
}
