import type { OwnPasskey } from '../../src/account/read.ts'
import type { TellingView } from '../../src/preferences/read.ts'
import { LinkButton } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { AnyPage } from '../layout/any-page.tsx'
import type { Frame, StaffFrame } from '../layout/frame.ts'
import { TellingSheet } from '../preferences/telling-sheet.tsx'
import { PasskeyList } from './passkey-list.tsx'
import { type ListedSession, SessionList } from './session-list.tsx'

export type AccountProps = {
  frame: Frame | StaffFrame
  me: { name: string; email: string }
  now: string
  passkeys: readonly OwnPasskey[]
  sessions: readonly ListedSession[]
  telling: TellingView
}

export function AccountPage({ frame, me, now, passkeys, sessions, telling }: AccountProps): Html {
  const { reader } = frame
  const text = reader.text.account
  const usable = passkeys.filter(({ blockedAt }) => blockedAt === null)
  return (
    <AnyPage frame={frame} title={text.title} scripts={['js/passkey.js']}>
      <PageHead title={text.title} under={`${me.name} · ${me.email}`} />
      {usable.length < 2 && (
        <Notice kind="info" title={text.secondTitle}>
          <p>{text.secondWhy}</p>
          <p>
            <LinkButton href="/account/second-passkey" icon="key-round">
              {text.secondButton}
            </LinkButton>
          </p>
        </Notice>
      )}
      <Sheet id="passkeys" title={text.passkeys}>
        <p class="quiet">{text.passkeysHow}</p>
        <PasskeyList reader={reader} passkeys={passkeys} now={now} />
      </Sheet>
      <Sheet id="sessions" title={text.sessions}>
        <p class="quiet">{text.sessionsHow}</p>
        <SessionList reader={reader} sessions={sessions} now={now} />
      </Sheet>
      <TellingSheet reader={reader} telling={telling} isGuest={!('places' in frame)} />
      <Sheet id="calendar" title={reader.text.calendar.feed.title}>
        <p class="quiet">{reader.text.calendar.feed.intro}</p>
        <p>
          <LinkButton href="/account/calendar" icon="calendar">
            {reader.text.calendar.feed.open}
          </LinkButton>
        </p>
      </Sheet>
      <Sheet id="language" title={text.language}>
        <LanguageForm frame={frame} />
      </Sheet>
      <p class="quiet">{'places' in frame ? text.changeDetailsStaff : text.changeDetails(frame.firm.name)}</p>
    </AnyPage>
  )
}

function LanguageForm({ frame }: { frame: Frame }): Html {
  const { reader } = frame
  return (
    <form method="post" action="/language" class="toolbar">
      <input type="hidden" name="back" value="/account" />
      {(['fr', 'en'] as const).map((language) => (
        <button
          type="submit"
          name="language"
          value={language}
          lang={language}
          class="button plain"
          aria-pressed={reader.language === language ? 'true' : 'false'}
        >
          {reader.language === language && <Icon name="check" />}
          <span>{language === 'fr' ? 'Français' : 'English'}</span>
        </button>
      ))}
    </form>
  )
}
