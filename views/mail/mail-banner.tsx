import type { MailTrouble } from '../../src/mail/read.ts'
import { Notice } from '../components/notice.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** One line at the top of every staff page while mail does not go out. */
export function MailBanner({ reader, trouble }: { reader: Reader; trouble: MailTrouble }): Html {
  return (
    <Notice kind="warning" id="mail-banner">
      <p>
        {sentences(reader, trouble).join(' ')} <a href="/firm/mail">{reader.text.mail.bannerLink}</a>
      </p>
    </Notice>
  )
}

function sentences({ text }: Reader, { hasServer, waiting, failed, late }: MailTrouble): string[] {
  const words = text.mail
  const stuck = hasServer ? late > 0 && words.bannerLate(late) : waiting > 0 && words.bannerNoServer(waiting)
  return [stuck, failed > 0 && words.bannerFailed(failed)].filter((sentence) => sentence !== false)
}
