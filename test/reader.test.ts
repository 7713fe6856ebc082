import { describe, expect, test } from 'bun:test'
import { countFr } from '../views/text/plural.ts'
import { readerFor } from '../views/text/reader.ts'

const toronto = readerFor('en', 'America/Toronto').format
const montreal = readerFor('fr', 'America/Montreal').format
const now = '2026-11-22T15:00:00.000Z'

describe('dates', () => {
  test('are said as people say them, with the zone by name', () => {
    expect(toronto.dateTime('2026-11-19T13:12:04Z', now)).toBe('19 November, 8:12 (Toronto time)')
    expect(montreal.dateTime('2026-11-19T13:12:04Z', now)).toBe(
      '19 novembre, 8\u00a0h\u00a012 (heure de Montréal)',
    )
  })
  test('keep their year unless it is this one', () => {
    expect(toronto.dateTime('2026-11-19T13:12:04Z')).toBe('19 November 2026, 8:12 (Toronto time)')
    expect(montreal.dateTime('2025-12-01T17:00:00Z', now)).toBe(
      '1er décembre 2025, 12\u00a0h (heure de Montréal)',
    )
  })
  test('a calendar day is the same day in every zone', () => {
    expect(toronto.date('2026-12-01')).toBe('1 December 2026')
    expect(readerFor('fr', 'Pacific/Auckland').format.date('2026-12-01')).toBe('1er décembre 2026')
  })
  test('today and yesterday turn at midnight in the reader’s zone, not in UTC', () => {
    expect(toronto.relativeDay('2026-11-22T04:59:00Z', now)).toBe('yesterday')
    expect(toronto.relativeDay('2026-11-22T05:01:00Z', now)).toBe('today')
    expect(montreal.relativeDay('2026-11-23', now)).toBe('demain')
    expect(montreal.relativeDay('2026-11-01T17:00:00Z', now)).toBe('dimanche 1er novembre')
  })
  test('yesterday holds across the change of clocks', () =>
    expect(toronto.relativeDay('2026-10-31T12:00:00Z', '2026-11-01T23:30:00Z')).toBe('yesterday'))
  test('a proof reads the same in both languages', () => {
    expect(toronto.utc('2026-11-19T13:12:04.123Z')).toBe('2026-11-19 13:12:04 UTC')
    expect(montreal.utc('2026-11-19T13:12:04.123Z')).toBe('2026-11-19 13:12:04 UTC')
  })
})

describe('zones', () => {
  const nameIn = (language: 'en' | 'fr', zone: string) => readerFor(language, zone).format.zone
  test('are named after their city, with French elision', () => {
    expect(nameIn('fr', 'America/Edmonton')).toBe('heure d’Edmonton')
    expect(nameIn('fr', 'America/Halifax')).toBe('heure d’Halifax')
    expect(nameIn('fr', 'America/St_Johns')).toBe('heure de Saint-Jean de Terre-Neuve')
    expect(nameIn('en', 'America/St_Johns')).toBe('St. John’s time')
    expect(nameIn('fr', 'Canada/Pacific')).toBe('heure du Pacifique')
    expect(nameIn('fr', 'UTC')).toBe('UTC')
  })
})

describe('quantities', () => {
  test('sizes never read 1,000 of a smaller unit', () => {
    expect(toronto.size(999_960)).toBe('1\u00a0MB')
    expect(montreal.size(1_400_000)).toBe('1,4\u00a0Mo')
    expect(montreal.size(0)).toBe('0\u00a0octet')
    expect(toronto.size(64 * 1024 ** 3)).toBe('69\u00a0GB')
  })
  test('lists, percentages, plurals', () => {
    expect(montreal.list(['Ada', 'Lee', 'Marie'])).toBe('Ada, Lee et Marie')
    expect(toronto.percent(0.45)).toBe('45%')
    expect(countFr(1204, 'document', 'documents')).toBe('1\u00a0204\u00a0documents')
  })
  test('sorting puts é beside e and 2 before 10', () =>
    expect(['Zoé', 'Évaluation', 'evening', 'page 10', 'page 2'].sort(montreal.compare)).toEqual([
      'Évaluation',
      'evening',
      'page 2',
      'page 10',
      'Zoé',
    ]))
})
