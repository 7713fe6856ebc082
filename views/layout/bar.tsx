import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { FirmMark, PersonMark } from '../components/mark.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from './frame.ts'

/** The firm's name, leading home. */
export function FirmName({ frame, href = '/' }: { frame: Frame; href?: string }): Html {
  return (
    <a class="firm-name" href={href}>
      <FirmMark firm={frame.firm} />
      <span>{frame.firm.name}</span>
    </a>
  )
}

/** Says the other language's name in that language, for somebody who reads only that one. */
export function LanguageSwitch({ frame }: { frame: Frame }): Html {
  const other = frame.reader.language === 'fr' ? 'en' : 'fr'
  const { otherLanguage, switchLanguage } = frame.reader.text.layout
  return (
    <form class="language" action="/language" method="post">
      <input type="hidden" name="back" value={frame.path} />
      <Button
        kind="quiet"
        small
        icon="languages"
        name="language"
        value={other}
        lang={other}
        title={switchLanguage}
      >
        {otherLanguage}
      </Button>
    </form>
  )
}

export function SearchLink({ frame }: { frame: Frame }): Html {
  const { search } = frame.reader.text.layout
  return (
    <a class="button quiet small icon-only" href="/portal/search" title={search} data-shortcut="/">
      <Icon name="search" />
      <span class="seen-by-readers">{search}</span>
    </a>
  )
}

export function AccountLinks({ frame, href }: { frame: Frame; href: string }): Html | null {
  if (!frame.person) return null
  const words = frame.reader.text.layout
  return (
    <div class="account">
      <a class="account-name" href={href} title={words.account}>
        <PersonMark name={frame.person.name} />
        <span>{frame.person.name}</span>
      </a>
      <form action="/sign-out" method="post">
        <button type="submit" class="button quiet small icon-only" title={words.signOut}>
          <Icon name="log-out" />
          <span class="seen-by-readers">{words.signOut}</span>
        </button>
      </form>
    </div>
  )
}
