import type { ProvenStep, Receipt, SharedWith } from '../../src/receipts/compose.ts'
import type { Reader } from '../text/reader.ts'

/** A receipt in plain text, for a file that is kept and shown where there is no portal. */
export function receiptText(reader: Reader, receipt: Receipt): string {
  const words = reader.text.receipts
  const { firm, matter, versions, people, head } = receipt
  return [
    words.title.toUpperCase(),
    `${firm.name}\n${matter.number} ${matter.title}`.trim(),
    ...versions.map((version) => versionText(reader, version)),
    ...people.map((shared) => sharedText(reader, shared)),
    madeText(reader, receipt),
    `${words.head}${words.colon} ${words.event(String(head.seq))}\n${head.hash}`,
    words.fileCheck,
  ].join('\n\n')
}

function versionText(reader: Reader, version: Receipt['versions'][number]): string {
  const words = reader.text.receipts
  const { number, fileName, byteSize, sha256, uploadedAt, uploader } = version
  const exact = reader.format.plural(byteSize, words.byte, words.bytes)
  return [
    words.version(String(number)),
    `  ${words.fileName}${words.colon} ${fileName}`,
    `  ${words.size}${words.colon} ${exact}`,
    `  ${words.received}${words.colon} ${bothTimes(reader, uploadedAt)} ${words.receivedFrom(uploader)}`,
    `  ${words.sha256}${words.colon}\n  ${sha256}`,
  ].join('\n')
}

function sharedText(reader: Reader, shared: SharedWith): string {
  const words = reader.text.receipts
  const steps = shared.steps
    .filter(({ step, proven }) => step !== 'recalled' || proven)
    .map(
      ({ step, proven }) =>
        `  ${words.steps[step]}${words.colon} ${proven ? provenText(reader, proven) : words.notYet}`,
    )
  return [shared.name, `  ${words.sharedAs(shared.title, String(shared.version))}`, ...steps].join('\n')
}

function provenText(reader: Reader, { at, by, passkey, from, event }: ProvenStep): string {
  const words = reader.text.receipts
  const how = [by ?? words.portal, passkey && words.passkey(passkey), from && words.from(from)]
  return `${bothTimes(reader, at)} · ${how.filter(Boolean).join(' · ')} · ${words.event(String(event))}`
}

function madeText(reader: Reader, { madeAt, madeBy }: Receipt): string {
  const words = reader.text.receipts
  return `${words.made}${words.colon} ${bothTimes(reader, madeAt)}${madeBy ? ` ${words.madeBy(madeBy)}` : ''}`
}

function bothTimes({ format }: Reader, at: string): string {
  return `${format.dateTime(at)}, ${format.utc(at)}`
}
