import { Button } from '../components/button.tsx'
import { FormActions } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { PlainPage } from '../layout/plain-page.tsx'

type Props = { frame: Frame; token: string; done?: 'weekly' | 'off' | null }

/** Names nobody: whoever holds a forwarded mail can open it. */
export function UnsubscribePage({ frame, token, done }: Props): Html {
  const text = frame.reader.text.preferences
  return (
    <PlainPage frame={frame} title={text.lessTitle}>
      <h1>{text.lessTitle}</h1>
      {done ? (
        <Notice kind="success">
          <p>{text.lessDone[done]}</p>
        </Notice>
      ) : (
        <>
          <p>{text.lessHow}</p>
          <form
            method="post"
            action={`/unsubscribe?lang=${frame.reader.language}&token=${encodeURIComponent(token)}`}
          >
            <FormActions>
              <Button name="pace" value="weekly">
                {text.lessWeekly}
              </Button>
              <Button name="pace" value="off">
                {text.lessOff}
              </Button>
            </FormActions>
          </form>
        </>
      )}
      <p class="quiet">{text.lessMore}</p>
    </PlainPage>
  )
}
