import type { Database } from 'bun:sqlite'
import type { FirmAccess } from '../access.ts'
import type { Texts } from '../languages/needed.ts'
import { PRACTICE_AREAS, type PracticeArea } from '../matters/vocabulary.ts'

import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { ArticleKind } from './vocabulary.ts'

type Key = Pick<Vault, 'firm'>
type Edit = FirmAccess<'library:edit'>
/** The matters whose readers are asked about: `where` is a condition on rows of `matters`. */
export type ReadingScope = { where: string; parameters: Readonly<Record<string, string>> }

/** What a list shows of an article or a piece of news. A language is there with its title and its text, or not at all. */
export type ArticleLine = {
  id: string
  kind: ArticleKind
  slug: string
  title: Texts
  /** None: for all clients. */
  areas: readonly PracticeArea[]
  isPublished: boolean
  /** Days of the firm's zone, of news only. */
  beginsOn: string | null
  endsOn: string | null
  updatedAt: string
}
export type Article = ArticleLine & { body: Texts }

type LineRow = Pick<Article, 'id' | 'kind' | 'beginsOn' | 'endsOn' | 'updatedAt'> & {
  slug: Sealed<'articles.slug'>
  titleEn: Sealed<'articles.title_en'> | null
  titleFr: Sealed<'articles.title_fr'> | null
  areas: string | null
  isPublished: 0 | 1
}
type Row = LineRow & {
  bodyEn: Sealed<'articles.body_en'> | null
  bodyFr: Sealed<'articles.body_fr'> | null
}

const LINE = `articles.id, kind, slug, title_en as titleEn, title_fr as titleFr, is_published as isPublished,
  begins_on as beginsOn, ends_on as endsOn, updated_at as updatedAt,
  (select group_concat(practice_area) from article_areas where article_id = articles.id) as areas`
const WHOLE = `${LINE}, body_en as bodyEn, body_fr as bodyFr`

function openLine({ firm }: Key, row: LineRow): ArticleLine {
  const { id, kind, beginsOn, endsOn, updatedAt } = row
  const areas = row.areas?.split(',') ?? []
  return {
    ...{ id, kind, beginsOn, endsOn, updatedAt, isPublished: row.isPublished === 1 },
    slug: firm.open('articles.slug', id, row.slug),
    title: {
      ...(row.titleEn && { en: firm.open('articles.title_en', id, row.titleEn) }),
      ...(row.titleFr && { fr: firm.open('articles.title_fr', id, row.titleFr) }),
    },
    areas: PRACTICE_AREAS.filter((area) => areas.includes(area)),
  }
}

function openArticle(vault: Key, row: Row): Article {
  const { firm } = vault
  return {
    ...openLine(vault, row),
    body: {
      ...(row.bodyEn && { en: firm.open('articles.body_en', row.id, row.bodyEn) }),
      ...(row.bodyFr && { fr: firm.open('articles.body_fr', row.id, row.bodyFr) }),
    },
  }
}

/** All there are, drafts too, the one changed last first. */
export function listArticles(db: Database, vault: Key, _access: Edit): ArticleLine[] {
  return db
    .query<LineRow, []>(`select ${LINE} from articles order by updated_at desc, id desc`)
    .all()
    .map((row) => openLine(vault, row))
}

export function findArticle(db: Database, vault: Key, _access: Edit, id: string): Article | null {
  const row = db.query<Row, { id: string }>(`select ${WHOLE} from articles where id = $id`).get({ id })
  return row && openArticle(vault, row)
}

/** Published, not over on `$today`, and for everybody or for the practice area of one of these matters. */
const readable = (where: string) => `
  is_published = 1 and (kind = 'article' or (begins_on <= $today and ifnull(ends_on, $today) >= $today))
  and (not exists (select 1 from article_areas where article_id = articles.id)
    or exists (select 1 from article_areas join matters on matters.practice_area = article_areas.practice_area
      where article_id = articles.id and ${where}))`

/** What may be read by whoever may enter these matters: the newest news first, then the articles. */
export function listReadable(db: Database, vault: Key, scope: ReadingScope, today: string): ArticleLine[] {
  const sql = `select ${LINE} from articles where ${readable(scope.where)}
    order by kind desc, begins_on desc, updated_at desc, id desc`
  return db
    .query<LineRow, Record<string, string>>(sql)
    .all({ ...scope.parameters, today })
    .map((row) => openLine(vault, row))
}

export function findReadable(
  db: Database,
  vault: Key,
  scope: ReadingScope,
  which: { id: string; today: string },
): Article | null {
  const sql = `select ${WHOLE} from articles where id = $id and ${readable(scope.where)}`
  const row = db.query<Row, Record<string, string>>(sql).get({ ...scope.parameters, ...which })
  return row && openArticle(vault, row)
}

export type StoredArticle = Omit<Row, 'areas' | 'isPublished'> & { updatedBy: string }

export function insertArticle(db: Database, _access: Edit, article: StoredArticle): void {
  db.query(`
    insert into articles (id, kind, slug, title_en, title_fr, body_en, body_fr, begins_on, ends_on, updated_by, updated_at)
    values ($id, $kind, $slug, $titleEn, $titleFr, $bodyEn, $bodyFr, $beginsOn, $endsOn, $updatedBy, $updatedAt)`).run(
    article,
  )
}

export function updateArticle(db: Database, _access: Edit, article: Omit<StoredArticle, 'kind'>): void {
  db.query(`
    update articles set slug = $slug, title_en = $titleEn, title_fr = $titleFr, body_en = $bodyEn, body_fr = $bodyFr,
      begins_on = $beginsOn, ends_on = $endsOn, updated_by = $updatedBy, updated_at = $updatedAt
    where id = $id`).run(article)
}

export function replaceAreas(db: Database, _access: Edit, id: string, areas: readonly PracticeArea[]): void {
  db.query('delete from article_areas where article_id = $id').run({ id })
  db.query(
    'insert into article_areas (article_id, practice_area) select $id, value from json_each($areas)',
  ).run({
    id,
    areas: JSON.stringify(areas),
  })
}

export function updatePublished(db: Database, _access: Edit, id: string, isPublished: boolean): void {
  db.query('update articles set is_published = $isPublished where id = $id').run({ id, isPublished })
}

export function deleteArticle(db: Database, _access: Edit, id: string): void {
  db.query('delete from articles where id = $id').run({ id })
}
