import bold from 'pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf' with { type: 'file' }
import regular from 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf' with { type: 'file' }
import { factsOf } from '../../views/destruction/certificate-facts.ts'
import { type Reader, readerFor } from '../../views/text/reader.ts'
import { certificateFingerprint } from '../vault/firm-key.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import type { Certificate, CopyOnCertificate } from './certificate.ts'

type Content = {
  /** Of `certificate.json`. */
  text: string
  certificate: Certificate
  timeZone: string
  /** The language that stands first; the other follows. */
  first: Language | undefined
  /** Armored. */
  firmCertificate: string
}

const [MARGIN, BODY, SMALL, INK, QUIET] = [64, 10, 8.5, '#1c1c1c', '#4a4a4a']

/**
 * The certificate as a tagged PDF (PDF/UA: title, language, headings and lists for a screen reader), in both languages, the
 * documents last. The same content makes the same octets.
 */
export async function certificatePdf(content: Content): Promise<Uint8Array<ArrayBuffer>> {
  const { certificate, timeZone, first = 'en' } = content
  const order = [first, ...LANGUAGES.filter((language) => language !== first)]
  const readers = order.map((language) => readerFor(language, timeZone))
  const page = await openPage(readers[0] ?? readerFor('en', timeZone), certificate)
  const json = new Bun.CryptoHasher('sha256').update(content.text).digest('hex')
  const key = (await certificateFingerprint(content.firmCertificate)) ?? ''
  for (const [at, reader] of readers.entries()) {
    if (at > 0) page.newPage()
    writePart(page, reader, certificate, { json, key })
  }
  writeAnnex(page, readers, certificate)
  return page.finish()
}

type Page = {
  part: (reader: Reader) => void
  heading: (level: 'H1' | 'H2', text: string) => void
  paragraph: (text: string, size?: number) => void
  list: (items: readonly string[], size?: number) => void
  newPage: () => void
  finish: () => Promise<Uint8Array<ArrayBuffer>>
}

function writePart(
  page: Page,
  reader: Reader,
  certificate: Certificate,
  { json, key }: { json: string; key: string },
): void {
  const words = reader.text.destruction.certificate
  page.part(reader)
  page.heading('H1', words.title(certificate.matter.number))
  page.list(factsOf(reader, certificate).map(({ term, value }) => words.fact(term, value)))
  page.heading('H2', words.said)
  page.paragraph(words.saying(certificate.documents.length))
  page.heading('H2', words.copies)
  if (certificate.copies.length === 0) page.paragraph(words.noCopies)
  else page.list(certificate.copies.map((copy) => copyLine(reader, copy)))
  page.heading('H2', words.residuals)
  page.list(certificate.residuals[reader.language])
  page.heading('H2', words.check)
  page.paragraph(words.checking(json, key))
}

function copyLine(reader: Reader, { number, name, exportedAt, settled }: CopyOnCertificate): string {
  const words = reader.text.destruction.certificate
  const { date } = reader.format
  const end = settled ? words[settled.how](date(settled.at)) : words.open
  return `${words.copy(number, name, date(exportedAt))}: ${end}`
}

/** Once: hashes and signatures read the same in every language. */
function writeAnnex(page: Page, readers: readonly Reader[], { documents, checkpoint }: Certificate): void {
  const [first] = readers
  if (!first) return
  page.newPage()
  page.part(first)
  const words = readers.map((reader) => reader.text.destruction.certificate)
  page.heading('H2', words.map((one) => one.checkpoint).join(' / '))
  page.paragraph(checkpoint.trim(), SMALL)
  if (documents.length === 0) return
  page.heading('H2', words.map((one) => one.documents).join(' / '))
  for (const { documentsHint } of words) page.paragraph(documentsHint)
  const { document } = first.text.destruction.certificate
  const { size, date } = first.format
  page.list(
    documents.map(
      ({ documentId, version, byteSize, receivedAt, sha256 }) =>
        `${document(documentId, version, size(byteSize), date(receivedAt))}\nSHA-256: ${sha256}`,
    ),
    SMALL,
  )
}

async function openPage(reader: Reader, certificate: Certificate): Promise<Page> {
  const title = reader.text.destruction.certificate.title(certificate.matter.number)
  const at = new Date(certificate.issuedAt)
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    ...{ pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, lang: localeOf(reader), displayTitle: true },
    ...{ size: 'LETTER', margin: MARGIN },
    font: '', // the fonts of its own are read from files that are not in the executable
    info: { Title: title, Author: certificate.firm, CreationDate: at, ModDate: at },
  })
  const pieces: Uint8Array[] = []
  doc.on('data', (piece: Uint8Array) => pieces.push(piece))
  const ended = new Promise<void>((resolve) => doc.on('end', resolve))
  doc.registerFont('regular', await fontIn(regular))
  doc.registerFont('bold', await fontIn(bold))
  const root = doc.struct('Document')
  doc.addStructure(root)
  let part = root
  const text = (tag: string, words: string, look: Look) =>
    doc.struct(tag, () => {
      doc.font(look.font).fontSize(look.size).fillColor(look.color).text(inFont(words), look.options)
      doc.moveDown(look.after)
    })
  return {
    part: (of) => {
      part = doc.struct('Sect', { lang: localeOf(of) })
      root.add(part)
    },
    heading: (level, words) => part.add(text(level, words, LOOKS[level])),
    paragraph: (words, size = BODY) => part.add(text('P', words, { ...LOOKS.P, size })),
    list: (items, size = BODY) => {
      const list = doc.struct('L')
      part.add(list)
      for (const item of items)
        list.add(doc.struct('LI', [text('LBody', item, { ...LOOKS.P, size, after: 0.35 })]))
      doc.moveDown(0.4)
    },
    newPage: () => doc.addPage(),
    finish: async () => {
      doc.end()
      await ended
      return new Uint8Array(Buffer.concat(pieces))
    },
  }
}

/** The font has no narrow no-break space. */
const inFont = (text: string) => text.replaceAll('\u202f', '\u00a0')

type Look = { font: string; size: number; color: string; after: number; options: { lineGap: number } }

const LOOKS: Record<'H1' | 'H2' | 'P', Look> = {
  H1: { font: 'bold', size: 17, color: INK, after: 0.7, options: { lineGap: 2 } },
  H2: { font: 'bold', size: 11.5, color: INK, after: 0.35, options: { lineGap: 1 } },
  P: { font: 'regular', size: BODY, color: QUIET, after: 0.6, options: { lineGap: 1.5 } },
}

const localeOf = ({ language }: Reader) => (language === 'fr' ? 'fr-CA' : 'en-CA')

async function fontIn(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await Bun.file(file).arrayBuffer())
}
