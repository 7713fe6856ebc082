import { expect, test } from 'bun:test'
import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { listSealedVersions } from '../../src/restore/queries.ts'
import { openInstallation } from '../bench/world.ts'
import { type Installation, installPortal, runVestibule, startPortal } from '../support/executable.ts'
import { addManyDocuments } from '../support/many-documents.ts'
import { run } from '../support/run.ts'

const [MATTERS, DOCUMENTS] = [40, 250]

/** SHA-256 of every document's content as the keys open it. */
async function openAll(installation: Installation): Promise<Map<string, string>> {
  const { db, vault } = await openInstallation(installation)
  const hashes = new Map<string, string>()
  for (const version of listSealedVersions(db)) {
    const document = await vault.documents.open(version)
    const hasher = new Bun.CryptoHasher('sha256')
    for await (const bytes of document.stream()) hasher.update(bytes)
    hashes.set(version.versionId, hasher.digest('hex'))
  }
  db.close()
  return hashes
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return result
}

test('T56 onto a disk that is too small nothing is restored, and nothing is left', async () => {
  const installation = await installPortal()
  const { folder, data, environment } = installation
  const deps = await openInstallation(installation)
  await addManyDocuments(deps, installation.owner.id, { matters: 2, documents: 150 })
  deps.db.close()
  const backup = join(folder, 'backup')
  expect(await runVestibule(['backup', 'create', backup], environment)).toMatchObject({ code: 0 })
  const small = join(folder, 'small')
  mkdirSync(small, { mode: 0o700 })
  for (const size of ['300k', '4m']) {
    await run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', small)
    const order = ['restore', backup, '--keyring', join(data, 'keyring'), '--data', small]
    const outcome = await runVestibule(order, environment)
    expect({ size, code: outcome.code, left: readdirSync(small) }).toEqual({ size, code: 3, left: [] })
    expect(outcome.stderr).toMatch(/no room left|too small/)
    await run('umount', small)
  }
  installation.remove()
})

test('T59 10,000 documents come back from backup, keyring copy and unlock key alone, all hashes equal', async () => {
  const installation = await installPortal()
  const { folder, data, environment, unlockKeyFile } = installation
  const deps = await openInstallation(installation)
  deps.db.run('pragma synchronous = off') // the filling is not what is tried
  const written = await timed('filling', () =>
    addManyDocuments(deps, installation.owner.id, { matters: MATTERS, documents: DOCUMENTS }),
  )
  deps.db.close()
  expect(written.size).toBe(MATTERS * DOCUMENTS)

  const [backup, copy, kept] = [join(folder, 'backup'), join(folder, 'copy'), join(folder, 'kept.key')]
  const made = await timed('backup create', () => runVestibule(['backup', 'create', backup], environment))
  expect(made).toMatchObject({ code: 0 })
  mkdirSync(copy)
  copyFileSync(join(data, 'keyring'), join(copy, 'keyring'))
  renameSync(unlockKeyFile, kept)
  rmSync(data, { recursive: true }) // the machine is gone

  const again = { ...environment, VESTIBULE_UNLOCK_KEY_FILE: kept }
  const order = ['restore', backup, '--keyring', copy, '--json']
  const restored = await timed('restore', () => runVestibule(order, again))
  expect(restored).toMatchObject({ code: 0 })
  expect(JSON.parse(restored.stdout)).toMatchObject({
    ...{ proven: MATTERS, damagedDocuments: [], ended: { enrolments: 1 } },
    plan: { counts: { documents: written.size }, isRollback: false },
  })
  const opened = await timed('opening all', () => openAll({ ...installation, unlockKeyFile: kept }))
  expect(opened.size).toBe(written.size)
  const different = [...written].filter(([id, hash]) => opened.get(id) !== hash)
  expect(different).toEqual([])

  const proved = await timed('backup prove', () => runVestibule(['backup', 'prove', backup, '--json'], again))
  expect(proved).toMatchObject({ code: 0 })
  await using portal = await startPortal({ folder, environment: again })
  expect((await fetch(`${portal.origin}/health`)).status).toBe(200)
  expect(await portal.stop()).toBe(0)
  installation.remove()
})
