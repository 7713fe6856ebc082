import type { Reader } from '../text/reader.ts'

/** Plain text only: what is to be compared years later must not depend on how a mail program shows it. */
export function witnessLetter({
  reader,
  firm,
  checkpoint,
}: {
  reader: Reader
  firm: string
  checkpoint: string
}): { subject: string; text: string } {
  const { witnesses, mail } = reader.text
  const parts = [
    mail.hello,
    witnesses.letter,
    checkpoint.trim(),
    firm,
    '-- ',
    mail.recognise,
    mail.noReply,
    '',
  ]
  return { subject: witnesses.subject, text: parts.join('\n\n') }
}
