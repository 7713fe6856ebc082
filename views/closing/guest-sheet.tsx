import type { GuestClosing } from '../../src/closing/read-note.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** `isNext`: nothing else on the page is to be done first. */
type Props = { reader: Reader; base: string; closing: GuestClosing; isNext: boolean; thanks: boolean }

/** Calmly: until when, take everything home, and say so. */
export function GuestClosingSheet({ reader, base, closing, isNext, thanks }: Props): Html {
  const words = reader.text.closing.guest
  const { acknowledgedAt } = closing
  return (
    <Sheet id="closing" title={titleOf(reader, closing)} kind={acknowledgedAt ? 'plain' : 'now'}>
      {thanks && acknowledgedAt && <Notice kind="success">{words.thanks}</Notice>}
      <p>{bodyOf(reader, closing)}</p>
      <p>{words.take}</p>
      <p>
        <LinkButton
          href={`${base}/binder`}
          icon="download"
          kind={isNext && !acknowledgedAt ? 'filled' : 'plain'}
        >
          {words.binder}
        </LinkButton>
      </p>
      {acknowledgedAt && !thanks && (
        <p class="quiet">{words.confirmed(reader.format.date(acknowledgedAt))}</p>
      )}
      {!acknowledgedAt && (
        <form class="form" action={`${base}/closing/acknowledgement`} method="post">
          <p class="quiet">{words.haveHint}</p>
          <p>
            <Button icon="check">{words.have}</Button>
          </p>
        </form>
      )}
    </Sheet>
  )
}

function titleOf({ text, format }: Reader, { phase, closesAt, lastDay }: GuestClosing): string {
  const words = text.closing.guest
  if (phase === 'open') return words.planned(format.date(closesAt))
  return words.readOnly(format.date(lastDay ?? closesAt))
}

function bodyOf({ text, format }: Reader, { phase, lastDay }: GuestClosing): string {
  const words = text.closing.guest
  if (phase !== 'open') return words.readOnlyBody
  return lastDay ? words.plannedBody(format.date(lastDay)) : words.plannedAtOnce
}
