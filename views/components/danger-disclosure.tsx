import type { Html } from '../jsx/jsx-runtime.ts'
import { Button } from './button.tsx'
import { Disclosure } from './dialog.tsx'
import type { IconName } from './icon.tsx'

type Props = {
  label: string
  /** What follows from it, said before it is done. */
  hint: string
  action: string
  /** What the second button says; the label where nothing more has to be said. */
  submit?: string
  icon?: IconName
  small?: boolean
}

/** An act that takes something back from people: behind a quiet button, after its consequences. */
export function DangerDisclosure({ label, hint, action, submit = label, icon, small = false }: Props): Html {
  return (
    <Disclosure label={label} kind="quiet" small={small} {...(icon && { icon })}>
      <p>{hint}</p>
      <form action={action} method="post">
        <Button kind="danger" small={small}>
          {submit}
        </Button>
      </form>
    </Disclosure>
  )
}
