import { Notice } from '../components/notice.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** A calm line for a first page: one lost device would lock its owner out. */
export function SecondPasskeyNotice({ reader }: { reader: Reader }): Html {
  const { secondShort, secondButton } = reader.text.account
  return (
    <Notice kind="info" id="second-passkey">
      <p>
        {secondShort} <a href="/account/second-passkey">{secondButton}</a>
      </p>
    </Notice>
  )
}
