import type { Language } from '../../src/viewer.ts'
import type { Option } from '../components/select.tsx'

/** "8:00", "8 h" */
export function hourName(hour: number, language: Language): string {
  return language === 'fr' ? `${hour}\u00a0h` : `${hour}:00`
}

export function hourOptions(language: Language, from = 0, to = 23): Option[] {
  return Array.from({ length: to - from + 1 }, (_, i) => ({
    value: String(from + i),
    label: hourName(from + i, language),
  }))
}
