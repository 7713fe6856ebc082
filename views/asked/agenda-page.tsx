import type { Agenda } from '../../src/asked/read.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import { AskedRow } from './asked-row.tsx'

type Group = 'late' | 'soon' | 'later' | 'undated'
const GROUPS: readonly Group[] = ['late', 'soon', 'later', 'undated']

/** What all matters ask of somebody. `soonUntil`: the last day that is soon. */
export function AgendaPage({
  frame,
  agenda,
  soonUntil,
}: {
  frame: Frame
  agenda: Agenda
  soonUntil: string
}): Html {
  const { reader, now } = frame
  const words = reader.text.asked
  const groupOf = ({ asked: { dueOn, isLate } }: Agenda[number]): Group => {
    if (isLate) return 'late'
    if (dueOn === null) return 'undated'
    return dueOn <= soonUntil ? 'soon' : 'later'
  }
  const byGroup = Map.groupBy(agenda, groupOf)
  return (
    <ClientPage frame={frame} title={words.agenda}>
      <PageHead title={words.agenda} under={agenda.length > 0 ? words.agendaLead : undefined} />
      <LivePart id="agenda" href="/portal/agenda" on="asked-changed">
        {agenda.length === 0 && (
          <EmptyState icon="sun" title={words.agendaNone} hint={words.agendaNoneHint} />
        )}
        <div class="stack">
          {GROUPS.filter((group) => byGroup.has(group)).map((group) => (
            <Sheet id={`agenda-${group}`} title={words.groups[group]}>
              <Rows>
                {byGroup.get(group)?.map(({ asked, matter }) => (
                  <AskedRow
                    {...{ reader, asked, now }}
                    where={<WrittenWords words={{ text: matter.title, lang: matter.titleLang }} />}
                  />
                ))}
              </Rows>
            </Sheet>
          ))}
        </div>
      </LivePart>
    </ClientPage>
  )
}
