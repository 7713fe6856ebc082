import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { Person } from '../../src/people/queries.ts'
import { LinkButton } from '../components/button.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'

type Props = { frame: StaffFrame; matter: MatterHeading; takers: readonly Person[] }

/** For the firm: what each client would take home, and the whole matter. */
export function BinderPage({ frame, matter, takers }: Props): Html {
  const { text, format } = frame.reader
  const words = text.binder
  const base = `/firm/matters/${matter.id}/binder`
  const sorted = [...takers].sort((a, b) => format.compare(a.name, b.name))
  return (
    <MatterPage frame={frame} matter={matter} tab="documents" title={words.staffTitle}>
      <p>{words.staffAbout}</p>
      <Sheet id="takers" title={words.forClients}>
        <p class="quiet">{takers.length > 0 ? words.forClientsAbout : words.nobody}</p>
        <Rows>
          {sorted.map(({ id, name }) => (
            <RowItem title={<bdi>{name}</bdi>}>
              <LinkButton icon="download" href={`${base}/people/${id}`}>
                {words.take}
                <span class="seen-by-readers">{words.takeFor(name)}</span>
              </LinkButton>
            </RowItem>
          ))}
        </Rows>
      </Sheet>
      <Sheet id="whole" title={words.whole} kind="internal">
        <p class="quiet">{words.wholeAbout}</p>
        <p>
          <LinkButton icon="download" href={`${base}/export`}>
            {words.takeWhole}
          </LinkButton>
        </p>
      </Sheet>
    </MatterPage>
  )
}
