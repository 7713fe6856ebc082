import { Icon } from '../components/icon.tsx'
import { telephoneHref } from '../components/telephone.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = {
  reader: Reader
  phone: string | null
  /** Before the number. */
  words: string
}

/** The firm's number, large enough for a thumb; where the firm gave none, how to find it. */
export function PhoneLine({ reader, phone, words }: Props): Html {
  if (!phone) return <p>{reader.text.guides.noPhone}</p>
  return (
    <p class="phone-line">
      <span>{words}</span>
      <a class="button plain" href={telephoneHref(phone)}>
        <Icon name="phone" />
        <span>{phone}</span>
      </a>
    </p>
  )
}
