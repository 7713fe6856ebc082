import { afterAll, expect, test } from 'bun:test'
import {
  FirmAccess,
  GuestAccess,
  type MatterAccess,
  requireFreshPasskey,
  StaffAccess,
} from '../src/access.ts'
import { MINUTE } from '../src/clock.ts'
import { NotFound, PasskeyNeeded } from '../src/errors.ts'
import type { GuestViewer, StaffViewer } from '../src/viewer.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { deps } = portal
const base = {
  passkeyId: '',
  from: '',
  sessionId: '',
  language: 'en',
  verifiedAt: portal.clock.now().toISOString(),
} as const
const staff = ({ id }: TestPerson, firmRole: StaffViewer['firmRole'] = 'lawyer'): StaffViewer => ({
  ...base,
  personId: id,
  kind: 'staff',
  firmRole,
})
const guest = ({ id }: TestPerson, kind: GuestViewer['kind'] = 'client'): GuestViewer => ({
  ...base,
  personId: id,
  kind,
  firmRole: null,
})

const owner = portal.person({ name: 'Olive', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee' })
const client = portal.person({ name: 'Ada', kind: 'client' })
const expert = portal.person({ name: 'Xavier', kind: 'outside' })
const matterId = await portal.matter({ responsible: owner })
portal.join(matterId, lawyer, 'assistant')
portal.join(matterId, client, 'client')

test('a proof of more serves where less is asked, and never the other way', () => {
  const edit = StaffAccess.open(deps, staff(lawyer), matterId, 'documents:edit')
  const readsDocuments = (access: MatterAccess<'documents:read'>) => access.matterId
  const editsMembers = (access: MatterAccess<'members:edit'>) => access.matterId
  expect(readsDocuments(edit)).toBe(matterId)
  // @ts-expect-error a proof about documents says nothing about members
  expect(editsMembers(edit)).toBe(matterId)
})

test('a right that the role lacks looks like a missing matter', () => {
  expect(() => StaffAccess.open(deps, staff(lawyer), matterId, 'members:edit')).toThrow(NotFound)
  expect(() => StaffAccess.open(deps, staff(lawyer), Bun.randomUUIDv7(), 'documents:read')).toThrow(NotFound)
})

test('the owner enters every matter without being a member', () => {
  expect(StaffAccess.open(deps, staff(owner, 'owner'), matterId, 'billing:edit').matterId).toBe(matterId)
})

test('a client may send documents and not edit them', () => {
  expect(GuestAccess.open(deps, guest(client), matterId, 'documents:contribute').may('documents:edit')).toBe(
    false,
  )
  expect(() => GuestAccess.open(deps, guest(client), matterId, 'documents:edit')).toThrow(NotFound)
})

test('a third party’s right begins and ends on time', () => {
  const at = (minutes: number) => new Date(portal.clock.now().getTime() + minutes * MINUTE).toISOString()
  portal.join(matterId, expert, 'third-party', { startsAt: at(1), endsAt: at(2) })
  const open = () => GuestAccess.open(deps, guest(expert, 'outside'), matterId, 'documents:read')
  expect(open).toThrow(NotFound)
  portal.clock.forward(MINUTE)
  expect(open().matterId).toBe(matterId)
  portal.clock.forward(MINUTE)
  expect(open).toThrow(NotFound)
})

test('the database itself refuses an outside member without an end', () => {
  const insert = () =>
    deps.db.query('update matter_members set ends_at = null where person_id = $id').run({ id: expert.id })
  expect(insert).toThrow('end date')
})

test('P a wall beats every allow, the owner’s included', async () => {
  const secret = await portal.matter({ responsible: lawyer })
  portal.join(secret, owner, 'lawyer')
  expect(StaffAccess.open(deps, staff(owner, 'owner'), secret, 'documents:read').matterId).toBe(secret)
  await raiseWall(secret, { by: owner, against: owner })
  expect(() => StaffAccess.open(deps, staff(owner, 'owner'), secret, 'documents:read')).toThrow(NotFound)
})

test('what belongs to the firm as a whole follows the role in the firm', () => {
  expect(() => FirmAccess.open(staff(lawyer), 'firm:manage')).toThrow(NotFound)
  expect(FirmAccess.open(staff(owner, 'owner'), 'firm:manage').viewer.personId).toBe(owner.id)
})

test('T14 a dangerous act needs a passkey used in the last five minutes', () => {
  const now = portal.clock.now().toISOString()
  requireFreshPasskey(deps, { ...staff(owner, 'owner'), verifiedAt: now })
  portal.clock.forward(5 * MINUTE + 1)
  expect(() => requireFreshPasskey(deps, { ...staff(owner, 'owner'), verifiedAt: now })).toThrow(
    PasskeyNeeded,
  )
})
