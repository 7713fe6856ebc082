import type { OwnPasskey } from '../../src/account/read.ts'
import { LinkButton } from '../components/button.tsx'
import { RowItem, Rows } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { PasskeyForm } from '../passkeys/passkey-form.tsx'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; passkeys: readonly OwnPasskey[]; now: string }

export function PasskeyList({ reader, passkeys, now }: Props): Html {
  const text = reader.text.account
  return (
    <>
      <Rows>
        {passkeys.map((passkey) => (
          <PasskeyRow reader={reader} passkey={passkey} now={now} />
        ))}
      </Rows>
      <PasskeyForm
        reader={reader}
        does="register"
        options="/account/passkeys/options"
        finish="/account/passkeys"
        next="/account"
        kind="plain"
        icon="plus"
        button={text.addPasskey}
      />
    </>
  )
}

function PasskeyRow({ reader, passkey, now }: { reader: Reader; passkey: OwnPasskey; now: string }): Html {
  const text = reader.text.account
  return (
    <RowItem
      title={
        <>
          {passkey.name} {passkey.here && <Tag kind="done" reader={reader} label={text.usedNow} />}
          {passkey.blockedAt && <Tag kind="late" reader={reader} label={text.blocked} />}
        </>
      }
      quiet={passkeyFacts(reader, passkey, now)}
    >
      <LinkButton href={`/account/passkeys/${passkey.id}`} kind="quiet" small>
        {text.changePasskey}
        <span class="seen-by-readers"> ({passkey.name})</span>
      </LinkButton>
    </RowItem>
  )
}

/** "made on 3 March 2026 · last used today · kept in sync with your other devices" */
export function passkeyFacts(
  { text: { account: text }, format }: Reader,
  passkey: OwnPasskey,
  now: string,
): string {
  const { createdAt, lastUsedAt, backedUp } = passkey
  return [
    text.madeOn(format.date(createdAt)),
    lastUsedAt ? text.lastUsed(format.relativeDay(lastUsedAt, now)) : text.neverUsed,
    backedUp ? text.synced : text.onDevice,
  ].join(' · ')
}
