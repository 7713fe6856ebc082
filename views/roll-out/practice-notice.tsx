import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** Over every staff page of a matter that is nobody's. `matterId`: of one that the viewer may put away. */
export function PracticeNotice({ reader, matterId }: { reader: Reader; matterId: string | null }): Html {
  const words = reader.text.rollOut.practice
  return (
    <Notice kind="info" title={words.mark}>
      <p>{words.staffHow}</p>
      {matterId && (
        <form method="post" action={`/firm/matters/${matterId}/practice/end`}>
          <Button small>{words.end}</Button>
        </form>
      )}
    </Notice>
  )
}
