import type { NewEnrolment } from '../../src/enrolments/create.ts'
import type { Person } from '../../src/people/queries.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { LOCALES } from '../text/plural.ts'
import { type Reader, readerFor } from '../text/reader.ts'
import { QrCode } from './qr-code.tsx'

type Props = NewEnrolment & { frame: Frame; person: Person; firmPhone: string | null }

/** On one sheet of paper, in the person's language first and then in the other. */
export function InvitationLetter({ frame, person, firmPhone, link, code, expiresAt }: Props): Html {
  const { timeZone } = frame.reader
  const other = person.language === 'fr' ? 'en' : 'fr'
  const readers = [readerFor(person.language, timeZone), readerFor(other, timeZone)]
  return (
    <article class="letter" aria-label={frame.reader.text.people.letterTitle}>
      <header class="letter-head">
        <p class="letter-firm">{frame.firm.name}</p>
        <p>{person.name}</p>
      </header>
      <div class="letter-keys">
        <QrCode content={link} label={frame.reader.text.people.qrLabel} />
        <p class="invitation-code">{code}</p>
      </div>
      {readers.map((reader) => (
        <LetterText reader={reader} firm={frame.firm.name} phone={firmPhone} expiresAt={expiresAt} />
      ))}
    </article>
  )
}

type TextProps = { reader: Reader; firm: string; phone: string | null; expiresAt: string }

function LetterText({ reader, firm, phone, expiresAt }: TextProps): Html {
  const { letter } = reader.text.people
  return (
    <section lang={LOCALES[reader.language]}>
      <h3>{letter.title}</h3>
      <p>{letter.intro(firm)}</p>
      <ol>
        <li>{letter.scan}</li>
        <li>{letter.code}</li>
        <li>{letter.passkey}</li>
      </ol>
      <p>
        {letter.until(reader.format.date(expiresAt))} {letter.questions(phone)}
      </p>
    </section>
  )
}
