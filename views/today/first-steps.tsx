import { LinkButton } from '../components/button.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** What a brand-new firm does first; gone with the first matter. */
export function FirstSteps({ reader }: { reader: Reader }): Html {
  const words = reader.text.today.start
  const steps = [
    { title: words.create, hint: words.createHint },
    { title: words.add, hint: words.addHint },
    { title: words.share, hint: words.shareHint },
  ]
  return (
    <Sheet id="first-steps" title={words.title} kind="now">
      <ol class="first-steps">
        {steps.map(({ title, hint }) => (
          <li>
            <b>{title}</b>
            <p class="quiet">{hint}</p>
          </li>
        ))}
      </ol>
      <div class="toolbar">
        <LinkButton href="/firm/matters/new" kind="filled" icon="plus">
          {words.create}
        </LinkButton>
        <LinkButton href="/firm/roll-out">{reader.text.rollOut.link}</LinkButton>
      </div>
    </Sheet>
  )
}
