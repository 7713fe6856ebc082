import { Icon, type IconName } from '../components/icon.tsx'
import { type Tab, Tabs } from '../components/tabs.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { AccountLinks, FirmName, LanguageSwitch } from './bar.tsx'
import { Document, type DocumentProps } from './document.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'

/** A place in the side navigation. `key` makes "g then key" go there. */
export type Place = {
  label: string
  href: string
  icon: IconName
  current?: boolean
  count?: number
  key?: string
}

export type StaffPageProps = DocumentProps & {
  places: readonly Place[]
  /** the parts of one matter, under its heading */
  tabs?: readonly Tab[]
  /** usually a `PageHead`; stands above the tabs */
  head?: Child
  /** a line across the top, such as "mails are waiting" */
  banner?: Child
  printNumber?: string
}

export function StaffPage({
  places,
  tabs,
  head,
  banner,
  printNumber,
  children,
  ...shell
}: StaffPageProps): Html {
  const { frame } = shell
  const words = frame.reader.text.layout
  return (
    <Document {...shell} kind="staff-page">
      <header class="side">
        <FirmName frame={frame} href="/firm" />
        <nav class="places" aria-label={words.navigation}>
          <ul>
            {places.map((place) => (
              <PlaceLink place={place} waiting={words.waiting} />
            ))}
          </ul>
        </nav>
        <div class="side-foot">
          <LanguageSwitch frame={frame} />
          <AccountLinks frame={frame} href="/account" />
        </div>
      </header>
      {printNumber && <p class="print-number">{printNumber}</p>}
      <main id="main" class="staff-main" tabindex="-1">
        {banner}
        {head}
        {tabs && <Tabs label={words.matterSections} tabs={tabs} />}
        {children}
      </main>
      <ShortcutSheet reader={frame.reader} places={places} />
    </Document>
  )
}

function PlaceLink({ place, waiting }: { place: Place; waiting: (n: number) => string }): Html {
  return (
    <li>
      <a
        href={place.href}
        aria-current={place.current ? 'page' : false}
        data-shortcut={place.key ? `g ${place.key}` : false}
      >
        <Icon name={place.icon} />
        <span class="place-name">{place.label}</span>
        {place.count ? (
          <span class="count">
            <span aria-hidden="true">{place.count}</span>
            <span class="seen-by-readers">{waiting(place.count)}</span>
          </span>
        ) : null}
      </a>
    </li>
  )
}
