import { afterAll, beforeAll, expect, test } from 'bun:test'
import { IntegrityError } from '../../src/vault/integrity-error.ts'
import type { Sealed } from '../../src/vault/sealed.ts'
import { openVault } from '../../src/vault/vault.ts'
import { newVault, type TestVault } from './support.ts'

let at: TestVault
beforeAll(async () => {
  at = await newVault()
})
afterAll(() => at.remove())

test.each([
  '',
  'Ada',
  'Côté c. Tremblay',
  '<script>alert(1)</script>',
  '\u0000|\u202Efdp.exe',
  'x'.repeat(100_000),
])('text comes back as it was: %p', (text) => {
  const key = at.vault.matter(at.matterId)
  const sealed = key.seal('matters.title', 'm1', text)
  expect(key.open('matters.title', 'm1', sealed)).toBe(text)
  if (text.length > 5) expect(Buffer.from(sealed).includes(text)).toBe(false)
})

test('the same text twice is sealed differently', () => {
  const seal = () => Buffer.from(at.vault.firm.seal('people.name', 'p1', 'Ada')).toString('hex')
  expect(new Set(Array.from({ length: 1000 }, seal)).size).toBe(1000)
})

test('T41 a value in another row or column, changed or cut, does not open', () => {
  const key = at.vault.firm
  const sealed = key.seal('people.name', 'p1', 'Ada')
  expect(() => key.open('people.name', 'p2', sealed)).toThrow(IntegrityError)
  expect(() => key.open('people.title' as 'people.name', 'p1', sealed)).toThrow(IntegrityError)
  for (let place = 0; place < sealed.length; place++) {
    const bad = sealed.slice() as Sealed<'people.name'>
    bad[place] = (bad[place] ?? 0) ^ 1
    expect(() => key.open('people.name', 'p1', bad)).toThrow(IntegrityError)
    expect(() => key.open('people.name', 'p1', sealed.slice(0, place) as typeof sealed)).toThrow(
      IntegrityError,
    )
  }
})

test('text sealed before a restart opens after it', async () => {
  const sealed = at.vault.matter(at.matterId).seal('matters.title', 'm1', 'Estate')
  const again = await openVault(at)
  expect(again.matter(at.matterId).open('matters.title', 'm1', sealed)).toBe('Estate')
})

test('an address is found however it is written, and is not a plain hash', async () => {
  const { vault } = at
  const index = Buffer.from(vault.emailIndex('ada@bücher.example')).toString('hex')
  for (const same of [' Ada@Bücher.Example ', 'ada@xn--bcher-kva.example', 'ADA@BÜCHER.EXAMPLE']) {
    expect(Buffer.from(vault.emailIndex(same)).toString('hex')).toBe(index)
  }
  for (const other of ['bda@bücher.example', 'ada@bucher.example', 'ada', '']) {
    expect(Buffer.from(vault.emailIndex(other)).toString('hex')).not.toBe(index)
  }
  const another = await newVault()
  expect(Buffer.from(another.vault.emailIndex('ada@bücher.example')).toString('hex')).not.toBe(index)
  another.remove()
})

test('a keyed hash differs by purpose and by value', () => {
  const hash = (purpose: string, value: string) =>
    Buffer.from(at.vault.keyedHash(purpose, value)).toString('hex')
  expect(hash('enrolment', 'ABCD2345')).toBe(hash('enrolment', 'ABCD2345'))
  expect(
    new Set([hash('enrolment', 'ABCD2345'), hash('recovery', 'ABCD2345'), hash('enrolment', 'ABCD2346')])
      .size,
  ).toBe(3)
})

test('certificates are public halves only', async () => {
  const certificates = [await at.vault.recoveryCertificate(), await at.vault.matterCertificate(at.matterId)]
  for (const armored of certificates) expect(armored).toStartWith('-----BEGIN PGP PUBLIC KEY BLOCK-----')
})
