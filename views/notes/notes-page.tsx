import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { Note } from '../../src/notes/open.ts'
import type { NotesView, ShownNote } from '../../src/notes/read.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { TextArea } from '../components/field.tsx'
import { FormActions, type Problems } from '../components/form.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PersonMark } from '../components/mark.tsx'
import { InternalNotice } from '../components/notice.tsx'
import { Once } from '../components/once.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Time } from '../components/time.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'
import { wordsOf } from './note-text.ts'

const LONGEST = '20000'

type Page = { frame: StaffFrame; matter: MatterHeading; problems: Problems }
type Props = Page & { view: NotesView; page: number; typed: string; now: string }

/** Everything on this page is amber: nobody takes it for what a client reads. */
export function NotesPage({ frame, matter, view, page, typed, problems, now }: Props): Html {
  const { reader } = frame
  const words = reader.text.notes
  const base = `/firm/matters/${matter.id}/notes`
  const { notes, size, total, mayWrite } = view
  return (
    <MatterPage frame={frame} matter={matter} tab="notes" title={words.title}>
      <InternalNotice title={words.onlyFirm}>
        <p>{words.onlyFirmHint}</p>
      </InternalNotice>
      {mayWrite && (
        <form class="form" method="post" action={base}>
          <Once />
          <TextArea
            name="body"
            label={words.body}
            hint={words.bodyHint}
            rows="4"
            maxlength={LONGEST}
            value={typed}
            error={problems.body}
          />
          <FormActions>
            <Button kind="filled">{words.add}</Button>
          </FormActions>
        </form>
      )}
      <LivePart id="notes" href={frame.path} on="notes-changed">
        {total === 0 && <EmptyState icon="notebook-pen" title={words.none} hint={words.noneHint} />}
        {notes.map((note) => (
          <OneNote {...{ reader, note, base, now, mayWrite }} />
        ))}
        <Pager {...{ reader, page, size, total }} href={(n) => `${base}?page=${n}`} />
      </LivePart>
    </MatterPage>
  )
}

type NoteProps = { reader: Reader; note: ShownNote; base: string; now: string; mayWrite: boolean }

function OneNote({ reader, note, base, now, mayWrite }: NoteProps): Html {
  const words = reader.text.notes
  const { id, author, writtenAt, changedAt, body, isOwn } = note
  return (
    <article class="sheet internal" id={`note-${id}`}>
      <header class="message-head">
        <PersonMark name={author} />
        <b>{author}</b>
        <span class="quiet">
          <Time reader={reader} at={writtenAt} now={now} />
        </span>
      </header>
      <p class="message-body">{wordsOf(body)}</p>
      {changedAt && <p class="quiet">{words.changed(reader.format.dateTime(changedAt, now))}</p>}
      <Before {...{ reader, note, now }} />
      {mayWrite && (
        <p class="message-acts">
          <LinkButton small kind="quiet" icon="share-2" href={`${base}/${id}/copies`}>
            {words.copy}
          </LinkButton>
          {isOwn && (
            <LinkButton small kind="quiet" icon="pencil" href={`${base}/${id}`}>
              {words.edit}
            </LinkButton>
          )}
        </p>
      )}
    </article>
  )
}

function Before({ reader, note: { former }, now }: Pick<NoteProps, 'reader' | 'note' | 'now'>): Html | null {
  if (former.length === 0) return null
  const words = reader.text.messages
  return (
    <details class="former">
      <summary>{words.formerly}</summary>
      {former.map(({ body, until }) => (
        <div>
          <p class="message-body">{wordsOf(body)}</p>
          <p class="quiet">{words.until(reader.format.dateTime(until, now))}</p>
        </div>
      ))}
    </details>
  )
}

export function EditNotePage({ frame, matter, note, problems }: Page & { note: Note }): Html {
  const { reader } = frame
  const words = reader.text.notes
  const base = `/firm/matters/${matter.id}/notes`
  return (
    <MatterPage frame={frame} matter={matter} tab="notes" title={words.editTitle}>
      <Sheet id="edit-note" title={words.editTitle} kind="internal">
        <form class="form" method="post" action={`${base}/${note.id}`}>
          <TextArea
            name="body"
            label={words.body}
            rows="8"
            maxlength={LONGEST}
            value={wordsOf(note.body)}
            error={problems.body}
          />
          <FormActions>
            <Button kind="filled">{words.save}</Button>
            <LinkButton kind="quiet" href={base}>
              {words.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </Sheet>
    </MatterPage>
  )
}
