import { Icon } from '../components/icon.tsx'
import { type Tab, Tabs } from '../components/tabs.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { AccountLinks, FirmName, LanguageSwitch } from './bar.tsx'
import { Document, type DocumentProps } from './document.tsx'
import type { Place, StaffFrame } from './frame.ts'
import { ShortcutSheet } from './shortcut-sheet.tsx'

export type StaffPageProps = DocumentProps & {
  frame: StaffFrame
  /** the parts of one matter, under its heading */
  tabs?: readonly Tab[]
  /** usually a `PageHead`; stands above the tabs */
  head?: Child
  printNumber?: string
}

export function StaffPage({ tabs, head, printNumber, children, ...shell }: StaffPageProps): Html {
  const { frame } = shell
  const words = frame.reader.text.layout
  return (
    <Document {...shell} kind="staff-page">
      <header class="side">
        <FirmName frame={frame} href="/firm" />
        <nav class="places" aria-label={words.navigation}>
          <ul>
            {frame.places.map((place) => (
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
        {frame.banner}
        {head}
        {tabs && <Tabs label={words.matterSections} tabs={tabs} />}
        {children}
        {frame.note}
      </main>
      <ShortcutSheet reader={frame.reader} places={frame.places} />
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
            <span class="seen-by-readers"> {waiting(place.count)}</span>
          </span>
        ) : null}
      </a>
    </li>
  )
}
