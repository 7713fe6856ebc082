import { Button } from '../components/button.tsx'
import { RowItem, Rows } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

export type ListedSession = {
  id: string
  device: string
  place: string
  createdAt: string
  lastSeenAt: string
  here: boolean
}

export function SessionList({
  reader,
  sessions,
  now,
}: {
  reader: Reader
  sessions: readonly ListedSession[]
  now: string
}): Html {
  const text = reader.text.account
  return (
    <>
      <Rows>
        {sessions.map((session) => (
          <SessionRow reader={reader} session={session} now={now} />
        ))}
      </Rows>
      {sessions.length > 1 && (
        <form method="post" action="/account/other-sessions/end">
          <Button icon="log-out">{text.endOthers}</Button>
        </form>
      )}
    </>
  )
}

function SessionRow({ reader, session, now }: { reader: Reader; session: ListedSession; now: string }): Html {
  const { format } = reader
  const text = reader.text.account
  const { id, device, place, createdAt, lastSeenAt, here } = session
  const at = (iso: string) => `${format.relativeDay(iso, now)}, ${format.time(iso)}`
  return (
    <RowItem
      title={
        <>
          {device} {here && <Tag kind="done" reader={reader} label={text.thisSession} />}
        </>
      }
      quiet={[text.since(at(createdAt)), text.lastSeen(at(lastSeenAt)), text.address(place)].join(' · ')}
    >
      {!here && (
        <form method="post" action={`/account/sessions/${id}/end`}>
          <Button kind="quiet" small>
            {text.endSession}
          </Button>
        </form>
      )}
    </RowItem>
  )
}
