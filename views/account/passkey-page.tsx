import type { OwnPasskey } from '../../src/account/read.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { FormActions, type Problems } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { AnyPage } from '../layout/any-page.tsx'
import type { Frame, StaffFrame } from '../layout/frame.ts'
import { passkeyFacts } from './passkey-list.tsx'

export function PasskeyPage({
  frame,
  passkey,
  now,
  problems = {},
  typed,
}: {
  frame: Frame | StaffFrame
  passkey: OwnPasskey
  now: string
  problems?: Problems
  /** A name that was refused. */
  typed?: string | undefined
}): Html {
  const { reader } = frame
  const text = reader.text.account
  const action = `/account/passkeys/${passkey.id}`
  return (
    <AnyPage frame={frame} title={passkey.name}>
      <PageHead
        over={<a href="/account">{text.title}</a>}
        title={passkey.name}
        under={passkeyFacts(reader, passkey, now)}
      />
      {problems[''] && <Notice kind="danger">{problems['']}</Notice>}
      {passkey.blockedAt && <Notice kind="warning">{text.blockedWhy}</Notice>}
      <Sheet id="name" title={text.rename}>
        <form class="form" method="post" action={`${action}/name`}>
          <Field
            name="name"
            label={text.passkeyName}
            value={typed ?? passkey.name}
            error={problems.name}
            maxlength="60"
            required
          />
          <FormActions>
            <Button>{text.save}</Button>
          </FormActions>
        </form>
      </Sheet>
      <Sheet id="removal" title={text.remove}>
        <p>{passkey.here ? text.removeHereWhat : text.removeWhat}</p>
        <form method="post" action={`${action}/removal`}>
          <FormActions>
            <Button kind="danger" icon="trash-2">
              {text.removeYes}
            </Button>
            <LinkButton kind="quiet" href="/account">
              {reader.text.components.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
    </AnyPage>
  )
}
