import type { AskedView } from '../../src/asked/read.ts'
import { Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { AskedRow } from './asked-row.tsx'

type Props = { reader: Reader; base: string; asked: AskedView; now: string }

/** What is new has its button in the list of what is new, so here it is one sentence and not the same list again. */
export function AskedPart({ reader, base, asked, now }: Props): Html {
  const { items, count, unread, hasTasks } = asked
  const words = reader.text.portal
  return (
    <Sheet id="asked" title={words.askTitle}>
      {count + unread === 0 && <p>{words.askNothing}</p>}
      {items.length > 0 && (
        <Rows>
          {items.map((one) => (
            <AskedRow {...{ reader, now }} asked={one} />
          ))}
        </Rows>
      )}
      {unread > 0 && <p>{words.askReadNew(unread)}</p>}
      {(count > items.length || hasTasks) && (
        <p>
          <a href={`${base}/${hasTasks ? 'tasks' : 'documents'}`}>
            {count > items.length ? reader.text.asked.more(count - items.length) : reader.text.asked.all}
          </a>
        </p>
      )}
    </Sheet>
  )
}
