import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { Button } from './button.tsx'
import { FormActions } from './form.tsx'
import type { IconName } from './icon.tsx'
import { Notice } from './notice.tsx'

type Props = {
  title: string
  /** That nothing has been sent yet. */
  lead: string
  /** Where it is sent; the way back to the form is the draft below it. */
  action: string
  /** Hidden fields with what was typed, so that neither button needs a script or a session. */
  carried: Html
  send: { label: string; icon: IconName }
  change: string
  children: Child
}

/** Exactly what others will read, before they can. */
export function SendPreview({ title, lead, action, carried, send, change, children }: Props): Html {
  return (
    <div class="narrow">
      <h2>{title}</h2>
      <Notice kind="warning">{lead}</Notice>
      {children}
      <form method="post" action={action}>
        {carried}
        <FormActions>
          <Button kind="filled" icon={send.icon}>
            {send.label}
          </Button>
          <Button formaction={`${action}/draft`}>{change}</Button>
        </FormActions>
      </form>
    </div>
  )
}
