import { expect } from 'bun:test'
import { closeNow } from '../../src/closing/close.ts'
import type { Deps } from '../../src/deps.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { findPhase } from '../../src/phases.ts'
import { IntegrityError } from '../../src/vault/integrity-error.ts'
import type { Act } from './acts.ts'
import { count, expectStatus, post, untilGone, type Writing } from './writers.ts'

/**
 * A closed matter is destroyed by the one person who decides. Once the second decision is acknowledged nothing opens it;
 * before, it is whole or gone, and never in between.
 */
export function destroying(writing: Writing): Act {
  const { matters } = writing.acknowledged
  let doomed: { id: string; number: string } | null = null
  let isApproved = false
  return {
    prepare: async (deps) => {
      const [id] = [...matters.keys()].slice(-1)
      isApproved = false
      doomed = null
      if (!id) return
      if (findPhase(deps, id) !== 'closed') closeNow({ ...deps, wake: () => {} }, SYSTEM, id)
      doomed = { id, number: (matters.get(id) ?? '').split(' ').at(-1) ?? '' }
    },
    begin: (origin) =>
      untilGone(async () => {
        const { id = '', number = '' } = doomed ?? {}
        if (!doomed || isApproved) throw new Error('nothing more to destroy')
        const path = `/firm/matters/${id}/destruction`
        const approvalOf = async () => {
          const page = await fetch(`${origin}${path}`, { headers: { cookie: writing.cookie } })
          return /destruction\/[0-9a-f-]{36}\/approval/.exec(await page.text())?.[0]
        }
        const standing = await approvalOf()
        if (!standing) {
          const asked = await post(writing, origin, path, { number, reason: 'Agreed' })
          await expectStatus(asked, 303, 'the first decision')
        }
        const approval = standing ?? (await approvalOf()) ?? ''
        const approved = await post(writing, origin, `/firm/matters/${id}/${approval}`, { number })
        await expectStatus(approved, 303, 'the second decision')
        isApproved = true
        count(writing, 'destruction')
      }),
    examine: async ({ vault }) => {
      if (!doomed) return
      const isDestroyed = vault.isDestroyed(doomed.id)
      if (isApproved) expect(isDestroyed).toBe(true)
      if (!isDestroyed) return
      const { id } = doomed
      expect(() => vault.keyring.matter(id)).toThrow(IntegrityError)
      matters.delete(id)
    },
    stop: () => [],
  }
}

/** How many destructions are decided and not carried out. */
export function countUnfinished({ db }: Pick<Deps, 'db'>): number {
  const sql = 'select id from destructions where approved_at is not null and destroyed_at is null'
  return db.query(sql).all().length
}
