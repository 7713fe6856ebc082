import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

export function MessageSearch({
  reader,
  action,
  words,
}: {
  reader: Reader
  action: string
  words: string
}): Html {
  const { search, searchDo } = reader.text.messages
  return (
    <form class="message-search" action={action} method="get">
      <Field name="q" label={search} type="search" value={words} data-shortcut="/" />
      <Button icon="search">{searchDo}</Button>
    </form>
  )
}
