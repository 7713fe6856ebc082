import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { GuestUpdate, GuestUpdates } from '../../src/updates/read-guest.ts'
import { BackLink } from '../components/back-link.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import { UpdateWords } from './update-words.tsx'

type Common = { frame: Frame; matter: GuestMatterHeading; now: string }

/** Everything the firm wrote about a matter, newest first. */
export function GuestUpdatesPage({ frame, matter, view, now }: Common & { view: GuestUpdates }): Html {
  const { reader } = frame
  const words = reader.text.updates
  const base = `/portal/matters/${matter.id}`
  return (
    <Framed {...{ frame, matter, now }} title={words.allTitle} back={{ href: base, words: words.back }}>
      <Sheet id="updates" title={words.allTitle}>
        {view.total === 0 && <EmptyState icon="history" title={words.none} hint={words.noneHint} />}
        <ol class="updates">
          {view.updates.map((update) => (
            <li id={`update-${update.id}`}>
              <h3>
                <Day {...{ frame, now, update }} />
              </h3>
              <UpdateWords {...{ reader, base, update, now }} />
            </li>
          ))}
        </ol>
        <Pager {...{ reader }} {...view} href={(n) => `${base}/updates?page=${n}`} />
      </Sheet>
    </Framed>
  )
}

export function GuestUpdatePage({ frame, matter, update, now }: Common & { update: GuestUpdate }): Html {
  const { reader } = frame
  const words = reader.text.updates
  const base = `/portal/matters/${matter.id}`
  return (
    <Framed {...{ frame, matter, now }} title={words.one} back={{ href: base, words: words.back }}>
      <Sheet id="update" title={<Day {...{ frame, now, update }} />}>
        <UpdateWords {...{ reader, base, update, now }} />
        <p>
          <a href={`${base}/updates`}>{words.toAll}</a>
        </p>
      </Sheet>
    </Framed>
  )
}

function Day({ frame: { reader }, now, update }: Omit<Common, 'matter'> & { update: GuestUpdate }): Html {
  return (
    <>
      <time class="begins" datetime={update.writtenAt}>
        {reader.format.day(update.writtenAt, now)}
      </time>
      {update.correctedAt && <span class="quiet"> · {reader.text.updates.corrected}</span>}
    </>
  )
}

type FramedProps = Common & { title: string; back: { href: string; words: string }; children?: Child }

function Framed({ frame, matter, title, back, children }: FramedProps): Html {
  return (
    <ClientPage frame={frame} title={title} printNumber={matter.number}>
      <BackLink href={back.href}>{back.words}</BackLink>
      <PageHead
        over={frame.reader.text.portal.overMatter(matter.number, frame.firm.name)}
        title={<WrittenWords words={{ text: matter.title, lang: matter.titleLang }} />}
      />
      {children}
    </ClientPage>
  )
}
