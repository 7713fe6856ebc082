import type { SharedDocument } from '../../src/portal/queries.ts'
import type { AskedView } from '../../src/portal/read.ts'
import { LinkButton } from '../components/button.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { WrittenTitle } from './written-title.tsx'

type Props = { reader: Reader; base: string; asked: AskedView }

/** What is new has its button in the list of what is new, so here it is one sentence and not the same list again. */
export function AskedPart({ reader, base, asked: { opened, count, unread } }: Props): Html {
  const words = reader.text.portal
  return (
    <Sheet id="asked" title={words.askTitle}>
      {count + unread === 0 && <p>{words.askNothing}</p>}
      {unread > 0 && <p>{words.askReadNew(unread)}</p>}
      {opened.length > 0 && (
        <Rows>
          {opened.map(({ documentId, title, lang }) => (
            <RowItem
              title={
                <>
                  {words.askConfirm.before}
                  <WrittenTitle title={title} lang={lang} />
                  {words.askConfirm.after}
                </>
              }
            >
              <LinkButton href={`${base}/documents/${documentId}`}>
                {words.open}
                <Quoted {...{ reader, title, lang }} />
              </LinkButton>
            </RowItem>
          ))}
        </Rows>
      )}
      {count > opened.length && (
        <p>
          <a href={`${base}/documents`}>{words.andMore(reader.format.number(count - opened.length))}</a>
        </p>
      )}
    </Sheet>
  )
}

/** After a button's word, for those who hear it without what stands around. */
function Quoted({ reader, title, lang }: { reader: Reader } & Pick<SharedDocument, 'title' | 'lang'>): Html {
  const { before, after } = reader.text.portal.quoted
  return (
    <span class="seen-by-readers">
      {' '}
      {before}
      <WrittenTitle title={title} lang={lang} />
      {after}
    </span>
  )
}
