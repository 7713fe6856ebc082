import type { Database } from 'bun:sqlite'

export type Rekey = {
  id: string
  matterId: string
  begunAt: string | null
  finishedAt: string | null
  documentsDone: number
  documentsTotal: number
}

const REKEYS = `select id, matter_id as matterId, begun_at as begunAt, finished_at as finishedAt,
  documents_done as documentsDone, documents_total as documentsTotal from rekeys`

export function listRekeysUnderWay(db: Database): Rekey[] {
  return db.query<Rekey, []>(`${REKEYS} where finished_at is null order by asked_at`).all()
}

export function findRekey(db: Database, id: string): Rekey | null {
  return db.query<Rekey, { id: string }>(`${REKEYS} where id = $id`).get({ id })
}

export function insertRekey(db: Database, rekey: { id: string; matterId: string; at: string }): void {
  db.query('insert into rekeys (id, matter_id, asked_at) values ($id, $matterId, $at)').run(rekey)
}

export function updateRekeyBegun(db: Database, rekey: { id: string; at: string; total: number }): void {
  db.query('update rekeys set begun_at = $at, documents_total = $total where id = $id').run(rekey)
}

export function updateRekeyDone(db: Database, rekey: { id: string; done: number; total: number }): void {
  db.query('update rekeys set documents_done = $done, documents_total = $total where id = $id').run(rekey)
}

export function updateRekeyFinished(db: Database, rekey: { id: string; at: string }): void {
  db.query('update rekeys set finished_at = $at where id = $id').run(rekey)
}

/** Those that begin now are under the new keys already, and are finished with them. */
export function countUploadsBegunBefore(db: Database, matterId: string, at: string): number {
  return (
    db
      .query<{ count: number }, { matterId: string; at: string }>(
        'select count(*) as count from uploads where matter_id = $matterId and created_at <= $at',
      )
      .get({ matterId, at })?.count ?? 0
  )
}

export function insertRetiredFile(
  db: Database,
  retired: { versionId: string; matterId: string; at: string },
): void {
  db.query(
    'insert into retired_files (version_id, matter_id, retired_at) values ($versionId, $matterId, $at)',
  ).run(retired)
}

export function listRetiredFilesOf(db: Database, matterId: string): string[] {
  return db
    .query<{ versionId: string }, { matterId: string }>(
      'select version_id as versionId from retired_files where matter_id = $matterId',
    )
    .all({ matterId })
    .map(({ versionId }) => versionId)
}

export function listFilesRetiredBefore(db: Database, at: string): string[] {
  return db
    .query<{ versionId: string }, { at: string }>(
      'select version_id as versionId from retired_files where retired_at < $at',
    )
    .all({ at })
    .map(({ versionId }) => versionId)
}

export function deleteRetiredFile(db: Database, versionId: string): void {
  db.query('delete from retired_files where version_id = $versionId').run({ versionId })
}
