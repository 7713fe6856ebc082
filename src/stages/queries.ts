import type { Database } from 'bun:sqlite'
import type { FirmAccess, MatterAccess, StaffAccess } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { Stage } from './stage.ts'

type Key = Pick<Vault, 'matter'>
type Read = MatterAccess<'status:read'>
type Edit = StaffAccess<'status:edit'>

/** A stage of one matter; `begunAt` is when the matter last came to it. */
export type MatterStage = Stage & { id: string; position: number; begunAt: string | null }

type Row = Pick<MatterStage, 'id' | 'position' | 'begunAt'> & { content: Sealed<'matter_stages.content'> }

const STAGES = `select id, position, content, begun_at as begunAt from matter_stages
  where matter_id = $matterId order by position, id`

/** In their order. */
export function listStages(db: Database, vault: Key, { matterId }: Read): MatterStage[] {
  const key = vault.matter(matterId)
  return db
    .query<Row, { matterId: string }>(STAGES)
    .all({ matterId })
    .map(({ content, ...row }) => ({
      ...(JSON.parse(key.open('matter_stages.content', row.id, content)) as Stage),
      ...row,
    }))
}

export function insertStage(
  db: Database,
  vault: Key,
  { matterId }: Edit,
  { id, position, stage }: { id: string; position: number; stage: Stage },
): void {
  const content = vault.matter(matterId).seal('matter_stages.content', id, JSON.stringify(stage))
  db.query(`
    insert into matter_stages (id, matter_id, position, content) values ($id, $matterId, $position, $content)`).run(
    { id, matterId, position, content },
  )
}

export function updateStage(db: Database, vault: Key, { matterId }: Edit, id: string, stage: Stage): void {
  const content = vault.matter(matterId).seal('matter_stages.content', id, JSON.stringify(stage))
  db.query('update matter_stages set content = $content where id = $id and matter_id = $matterId').run({
    ...{ id, matterId, content },
  })
}

export function updatePosition(db: Database, { matterId }: Edit, id: string, position: number): void {
  db.query('update matter_stages set position = $position where id = $id and matter_id = $matterId').run({
    ...{ id, matterId, position },
  })
}

export function deleteStage(db: Database, { matterId }: Edit, id: string): void {
  db.query('delete from matter_stages where id = $id and matter_id = $matterId').run({ id, matterId })
}

export function deleteStages(db: Database, { matterId }: Edit): void {
  db.query('delete from matter_stages where matter_id = $matterId').run({ matterId })
}

/** Where a matter is: `heardAt` is when its clients last heard from the firm, if ever; `lookAgainOn` a day. */
export type MatterStatusRow = { stageId: string | null; heardAt: string | null; lookAgainOn: string | null }

export function getStatus(db: Database, { matterId }: Read): MatterStatusRow {
  const row = db
    .query<MatterStatusRow, { matterId: string }>(`
      select stage_id as stageId, look_again_on as lookAgainOn,
        nullif(heard_at, (select created_at from matters where id = matter_id)) as heardAt
      from matter_status where matter_id = $matterId`)
    .get({ matterId })
  if (!row) throw new Error('a matter has no status')
  return row
}

export function updateCurrentStage(
  db: Database,
  { matterId }: Edit,
  { stageId, at }: { stageId: string | null; at: string },
): void {
  db.query('update matter_status set stage_id = $stageId where matter_id = $matterId').run({
    matterId,
    stageId,
  })
  db.query('update matter_stages set begun_at = $at where id = $stageId').run({ stageId, at })
}

export function updateLookAgain(db: Database, { matterId }: Edit, day: string | null): void {
  db.query('update matter_status set look_again_on = $day where matter_id = $matterId').run({ matterId, day })
}

/** Does the matter still stand at this stage? */
export function isAtStage(db: Database, stageId: string): boolean {
  return db.query('select 1 from matter_status where stage_id = $stageId').get({ stageId }) !== null
}

type TemplateRow = { key: string; content: Sealed<'stage_templates.content'> }

/** The templates that the firm has made its own, by key. */
export function listOwnTemplates(db: Database, { firm }: Pick<Vault, 'firm'>): Map<string, readonly Stage[]> {
  const rows = db.query<TemplateRow, []>('select template_key as key, content from stage_templates').all()
  return new Map(
    rows.map(({ key, content }) => [
      key,
      JSON.parse(firm.open('stage_templates.content', key, content)) as readonly Stage[],
    ]),
  )
}

export function saveOwnTemplate(
  db: Database,
  { firm }: Pick<Vault, 'firm'>,
  { viewer }: FirmAccess<'firm:manage'>,
  { key, stages, at }: { key: string; stages: readonly Stage[]; at: string },
): void {
  const content = firm.seal('stage_templates.content', key, JSON.stringify(stages))
  db.query(`
    insert into stage_templates (template_key, content, changed_by, changed_at)
    values ($key, $content, $by, $at)
    on conflict (template_key) do update set content = $content, changed_by = $by, changed_at = $at`).run({
    ...{ key, content, at },
    by: viewer.personId,
  })
}

export function deleteOwnTemplate(db: Database, _: FirmAccess<'firm:manage'>, key: string): void {
  db.query('delete from stage_templates where template_key = $key').run({ key })
}

/** After how many days without a word the firm is reminded of a matter. */
export function getSilenceDays(db: Database): number {
  return db.query<{ days: number }, []>('select silence_days as days from firm').get()?.days ?? 30
}

export function updateSilenceDays(db: Database, _: FirmAccess<'firm:manage'>, days: number): void {
  db.query('update firm set silence_days = $days').run({ days })
}
