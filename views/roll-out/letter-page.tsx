import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { catalogues } from '../text/catalogue.ts'

type Props = { frame: StaffFrame; phone: string | null; origin: string }

/** What the firm may write to its clients when the portal opens, in both languages. */
export function LetterPage({ frame, phone, origin }: Props): Html {
  const { reader, firm } = frame
  const words = reader.text.rollOut
  return (
    <StaffPage
      frame={frame}
      title={words.letterTitle}
      head={
        <PageHead
          over={<a href="/firm/roll-out">{words.title}</a>}
          title={words.letterTitle}
          under={words.letterHow}
        />
      }
    >
      <div class="columns">
        {(['fr', 'en'] as const).map((language) => {
          const { letter, languageName } = catalogues[language].rollOut
          return (
            <Sheet id={`letter-${language}`} title={<span lang={language}>{languageName}</span>}>
              <div class="prose" lang={language}>
                {letter(firm.name, phone ?? '…', new URL(origin).host)
                  .split('\n\n')
                  .map((paragraph) => (
                    <p>{paragraph}</p>
                  ))}
              </div>
            </Sheet>
          )
        })}
      </div>
    </StaffPage>
  )
}
