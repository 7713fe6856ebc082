import type { SharedDocument } from '../../src/shares/given/queries.ts'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'

type Props = {
  base: string
  document: Pick<SharedDocument, 'documentId' | 'title' | 'note' | 'lang'>
  children?: Child
}

/** What somebody shared, in the words they wrote for its reader; the children say when. */
export function SharedWhat({ base, document: { documentId, title, note, lang }, children }: Props): Html {
  return (
    <div class="what">
      <div class="row-title">
        <a href={`${base}/documents/${documentId}`}>
          <WrittenWords words={{ text: title, lang }} />
        </a>
      </div>
      {note && (
        <p class="note" lang={lang}>
          {note}
        </p>
      )}
      <p class="quiet">{children}</p>
    </div>
  )
}
