import type { NewEnrolment } from '../../src/enrolments/create.ts'
import type { Person } from '../../src/people/queries.ts'
import type { InvitedHow } from '../../src/people/read-invited.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { SafeContactNotices } from '../safe-contacts/safe-contact-mark.tsx'
import type { Same } from '../text/same.ts'
import { InvitationLetter } from './invitation-letter.tsx'
import { QrCode } from './qr-code.tsx'
import type { en } from './text.ts'

type Props = NewEnrolment & InvitedHow & { frame: StaffFrame; person: Person }

/** Shows link and code, this once: it answers the form that made them, and nothing can show them again. */
export function InvitationPage(props: Props): Html {
  const { frame, person, sent, heldUntil, safe, link, code, expiresAt } = props
  const { reader } = frame
  const text = reader.text.people
  return (
    <StaffPage
      frame={frame}
      title={text.invitationTitle(person.name)}
      scripts={['js/print.js']}
      head={
        <PageHead
          over={<a href={`/firm/people/${person.id}`}>{person.name}</a>}
          title={text.invitationTitle(person.name)}
          under={text.validUntil(reader.format.date(expiresAt))}
          actions={
            <LinkButton href={`/firm/people/${person.id}`} icon="check">
              {text.doneButton}
            </LinkButton>
          }
        />
      }
    >
      <div class="screen-only">
        <Notice kind="warning" title={text.onlyOnce}>
          <p>{text.onlyOnceHow}</p>
        </Notice>
      </div>
      {safe && (
        <div class="screen-only">
          <SafeContactNotices reader={reader} notes={[{ ...safe, personId: person.id, name: person.name }]} />
        </div>
      )}
      <div class="invitation screen-only">
        <Sheet id="code" title={text.codeTitle} kind="now">
          <p class="invitation-code">{code}</p>
          <p>{person.phone ? text.readOnPhone(person.phone) : text.readOnPhoneNoNumber}</p>
          <p class="quiet">
            {sent === 'sent' && heldUntil
              ? text.sentLater(person.email, reader.format.dateTime(heldUntil, frame.now))
              : text.sent[sent](person.email)}
          </p>
        </Sheet>
        <Sheet id="scan" title={text.scanTitle}>
          <QrCode content={link} label={text.qrLabel} />
          <p class="quiet">{text.scanHow}</p>
          {sent !== 'sent' && <LinkItself text={text} link={link} />}
        </Sheet>
      </div>
      <div class="stack screen-only">
        <h2>{text.letterTitle}</h2>
        <p class="quiet">{text.letterHow}</p>
        <Button type="button" icon="printer" data-print hidden>
          {text.printLetter}
        </Button>
      </div>
      <InvitationLetter {...props} />
    </StaffPage>
  )
}

/** Only where no mail carries it: somebody trying the portal out, or a person who sits here with a laptop. */
function LinkItself({ text, link }: { text: Same<typeof en>; link: string }): Html {
  return (
    <details class="disclosure">
      <summary>{text.linkItself}</summary>
      <p class="quiet">{text.linkItselfHow}</p>
      <p>
        <code class="hash">{link}</code>
      </p>
    </details>
  )
}
