import { LinkButton } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { PlainPage } from '../layout/plain-page.tsx'

type ErrorPageProps = { frame: Frame; status: number; sentence: string; requestId: string }

/** A whole page about what did not work: what happened, and what to do next. */
export function ErrorPage({ frame, status, sentence, requestId }: ErrorPageProps): Html {
  const text = frame.reader.text.errors
  const title = titleOf(text, status)
  return (
    <PlainPage frame={frame} title={title}>
      <h1>{title}</h1>
      <p>{sentence}</p>
      {status >= 500 && <p class="quiet">{text.reference(requestId)}</p>}
      <p>
        <LinkButton href="/">{text.home}</LinkButton>
      </p>
    </PlainPage>
  )
}

function titleOf(text: Frame['reader']['text']['errors'], status: number): string {
  if (status === 404) return text.notFoundTitle
  if (status === 507) return text.noRoomTitle
  return status >= 500 ? text.wrongTitle : text.invalidTitle
}

/** The same for a part of a page. */
export function ErrorFragment({ sentence }: { sentence: string }): Html {
  return <Notice kind="danger">{sentence}</Notice>
}
