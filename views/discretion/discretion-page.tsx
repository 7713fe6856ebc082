import type { DiscretionForm } from '../../src/discretion/change.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'

type Props = {
  frame: StaffFrame
  form: DiscretionForm
  usualExit: string
  /** The address that every mail comes from; null while no mail server is set up. */
  address: string | null
  problems: Problems
}

export function DiscretionPage({ frame, form, usualExit, address, problems }: Props): Html {
  const { reader } = frame
  const { safeContacts: text, mail, firm, components } = reader.text
  const over = <a href="/firm/settings">{firm.title}</a>
  return (
    <StaffPage
      frame={frame}
      title={text.settings}
      head={<PageHead over={over} title={text.settings} under={text.settingsWhy} />}
    >
      <ProblemSummary reader={reader} problems={problems} />
      <Sheet id="discretion" title={text.neutral}>
        <form class="form" method="post" action="/firm/settings/discretion">
          <Field
            name="neutralSender"
            label={text.sender}
            hint={text.senderHow(mail.neutralSender)}
            value={form.neutralSender ?? ''}
            error={problems.neutralSender}
            maxlength="60"
            autocomplete="off"
            reader={reader}
          />
          {address && (
            <Notice kind="info">
              <p>{text.senderAddress(address)}</p>
            </Notice>
          )}
          <Field
            name="exitAddress"
            type="url"
            label={text.exit}
            hint={text.exitHow(usualExit)}
            value={form.exitAddress ?? ''}
            error={problems.exitAddress}
            maxlength="300"
            autocomplete="off"
            reader={reader}
          />
          <FormActions>
            <Button kind="filled">{text.save}</Button>
            <LinkButton kind="quiet" href="/firm/settings">
              {components.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
    </StaffPage>
  )
}
