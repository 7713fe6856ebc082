import type { ThreadList } from '../../src/messages/read-list.ts'
import { LinkButton } from '../components/button.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { ThreadRows } from './thread-rows.tsx'

type Props = { reader: Reader; base: string; messages: ThreadList; now: string }

/** On a client's page of their matter: what was written last, and a way to write. */
export function MessagesPart({ reader, base, messages, now }: Props): Html {
  const words = reader.text.messages
  const { threads, total, mayWrite } = messages
  return (
    <Sheet id="messages" title={words.title}>
      {total === 0 && <p class="quiet">{words.noneGuest}</p>}
      {total > 0 && <ThreadRows {...{ reader, threads, now }} href={({ id }) => `${base}/messages/${id}`} />}
      <div class="toolbar">
        {mayWrite && (
          <LinkButton icon="pencil" href={`${base}/messages/new`}>
            {words.write}
          </LinkButton>
        )}
        {threads.length < total && <a href={`${base}/messages`}>{words.allMessages}</a>}
      </div>
    </Sheet>
  )
}
