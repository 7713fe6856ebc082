import type { Frame, Place, StaffFrame } from '../../views/layout/frame.ts'
import { FirmAccess, type FirmPermission, type StaffViewer } from '../access.ts'
import type { Deps } from '../deps.ts'

type Entry = Omit<Place, 'label' | 'current'> & {
  word: 'today' | 'matters' | 'people' | 'mail' | 'firm' | 'log'
  permission?: FirmPermission
}

const PLACES: readonly Entry[] = [
  { word: 'today', href: '/firm', icon: 'sun', key: 't' },
  { word: 'matters', href: '/firm/matters', icon: 'folder-open', key: 'm' },
  { word: 'people', href: '/firm/people', icon: 'users', key: 'p', permission: 'people:read' },
  { word: 'mail', href: '/firm/mail', icon: 'mail', key: 'e', permission: 'mail:read' },
  { word: 'firm', href: '/firm/settings', icon: 'building-2', key: 'f', permission: 'firm:manage' },
  { word: 'log', href: '/firm/log', icon: 'scroll-text', key: 'l', permission: 'log:read' },
]

/** The side navigation: only places that open for this viewer. */
export function staffPlaces(
  _deps: Deps,
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
  return { places }
}
