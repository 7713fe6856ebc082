import type { Frame, Place, StaffFrame } from '../../views/layout/frame.ts'

export const NOW = '2026-11-22T15:00:00.000Z'
export const LONG =
  'Convention_de_services_juridiques_et_mandat_de_protection_version_definitive_signée_par_les_deux_parties_2026-11-18.pdf'

export type Part = { frame: Frame; say: (en: string, fr: string) => string }

export const sayIn =
  (frame: Frame): Part['say'] =>
  (en, fr) =>
    frame.reader.language === 'fr' ? fr : en

export function staffFrame(frame: Frame): StaffFrame {
  return { ...frame, places: places(frame) }
}

function places(frame: Frame): Place[] {
  const words = frame.reader.text.layout
  return [
    { label: words.today, href: '/firm', icon: 'sun', count: 7, key: 't' },
    { label: words.matters, href: '/firm/matters', icon: 'folder', current: true, count: 143, key: 'm' },
    { label: words.people, href: '/firm/people', icon: 'users', key: 'p' },
    { label: words.firm, href: '/firm/settings', icon: 'landmark', key: 'f' },
    { label: words.log, href: '/firm/log', icon: 'scroll-text', key: 'l' },
  ]
}
