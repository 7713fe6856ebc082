import type { Frame, Place, StaffFrame } from '../../views/layout/frame.ts'
import { MailBanner } from '../../views/mail/mail-banner.tsx'
import { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { findMailTrouble } from '../mail/read.ts'
import type { FirmPermission } from '../rights.ts'
import type { StaffViewer } from '../viewer.ts'

type Entry = Omit<Place, 'label' | 'current'> & {
  word:
    | 'today'
    | 'search'
    | 'matters'
    | 'tasks'
    | 'messages'
    | 'calendar'
    | 'people'
    | 'library'
    | 'mail'
    | 'firm'
    | 'log'
  permission?: FirmPermission
}

const PLACES: readonly Entry[] = [
  { word: 'today', href: '/firm', icon: 'sun', key: 't' },
  { word: 'search', href: '/firm/search', icon: 'search', key: 's' },
  { word: 'matters', href: '/firm/matters', icon: 'folder-open', key: 'm' },
  { word: 'messages', href: '/firm/messages', icon: 'message-square', key: 'n' },
  { word: 'calendar', href: '/firm/calendar', icon: 'calendar', key: 'c' },
  { word: 'tasks', href: '/firm/tasks', icon: 'check-check', key: 'a' },
  { word: 'people', href: '/firm/people', icon: 'users', key: 'p', permission: 'people:read' },
  { word: 'library', href: '/firm/library', icon: 'library', key: 'b', permission: 'library:edit' },
  { word: 'mail', href: '/firm/mail', icon: 'mail', key: 'e', permission: 'mail:read' },
  { word: 'firm', href: '/firm/settings', icon: 'building-2', key: 'f', permission: 'firm:manage' },
  { word: 'log', href: '/firm/log', icon: 'scroll-text', key: 'l', permission: 'log:read' },
]

/** The side navigation, only with places that open for this viewer, and the line about mail that does not go out. */
export function staffPlaces(
  deps: Deps,
  viewer: StaffViewer,
  { path, reader }: Frame,
): Omit<StaffFrame, keyof Frame> {
  const places = PLACES.filter(({ permission }) => !permission || FirmAccess.allows(viewer, permission)).map(
    ({ word, permission: _, ...place }): Place => ({
      ...place,
      label: reader.text.layout[word],
      current: place.href === '/firm' ? path === '/firm' : path.startsWith(place.href),
    }),
  )
  const trouble =
    FirmAccess.allows(viewer, 'mail:read') && !path.startsWith('/firm/mail') && findMailTrouble(deps)
  return { places, ...(trouble && { banner: MailBanner({ reader, trouble }) }) }
}
