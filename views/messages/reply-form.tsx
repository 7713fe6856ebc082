import type { Compose } from '../../src/messages/compose.ts'
import type { Problems } from '../components/form.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { ComposeForm } from './compose-form.tsx'
import { addressOf, type ComposeProps } from './compose-props.ts'

type Props = Pick<ComposeProps, 'uploads' | 'audience'> & {
  frame: Frame
  /** Null where nobody writes any more. */
  compose: Compose | null
  problems: Problems
  /** Of the conversation. */
  url: string
}

export function ReplyForm({ frame, compose, url, ...form }: Props): Html {
  const { reader } = frame
  if (!compose) return <p class="quiet">{reader.text.messages.readOnly}</p>
  return (
    <ComposeForm
      {...{ reader, compose, ...form }}
      action={url}
      withSubject={false}
      path={addressOf(frame, url)}
    />
  )
}
