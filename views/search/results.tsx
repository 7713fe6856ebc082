import type { Findings, FoundGroup } from '../../src/search/find.ts'
import type { Piece } from '../../src/search/snippet.ts'
import type { Found } from '../../src/search/verify.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Day } from '../components/time.tsx'
import { SearchForm } from '../components/toolbar.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

export type Asked = { q: string; group: string | null; page: number }
export type ResultsProps = {
  reader: Reader
  /** The address of this page. */
  base: string
  asked: Asked
  findings: Findings
  now: string
  /** What was found elsewhere. */
  before?: Child
}

/** The field and what was found with it; the same for the firm and for clients. */
export function Results(props: ResultsProps): Html {
  const { reader, base, asked, findings } = props
  const words = reader.text.search
  return (
    <>
      <SearchForm reader={reader} action={base} label={words.label} value={asked.q} />
      {findings.progress !== null && (
        <div id="still-reading">
          <Notice kind="info">{words.building(reader.format.percent(findings.progress))}</Notice>
        </div>
      )}
      {findings.groups === null ? <p class="quiet">{words.hint}</p> : <Groups {...props} />}
    </>
  )
}

function Groups(props: ResultsProps): Html {
  const { reader, base, asked, findings, before } = props
  const words = reader.text.search
  const groups = findings.groups ?? []
  return (
    <>
      {asked.group && (
        <p>
          <a href={`${base}?${new URLSearchParams({ q: asked.q })}`}>{words.back}</a>
        </p>
      )}
      {before}
      {groups.length === 0 && !before && (
        <EmptyState icon="search" title={words.nothing} hint={words.nothingHint} />
      )}
      {groups.map((found) => (
        <GroupPart {...props} found={found} />
      ))}
    </>
  )
}

function GroupPart({ found, ...props }: ResultsProps & { found: FoundGroup }): Html {
  const { reader, base, asked, now } = props
  const words = reader.text.search
  const { group, hits, hasMore } = found
  const address = (page: number) =>
    `${base}?${new URLSearchParams({ q: asked.q, in: group, ...(page > 1 && { page: String(page) }) })}`
  return (
    <Sheet id={`found-${group}`} title={words.groups[group]} kind={group === 'notes' ? 'internal' : 'plain'}>
      <ul class="rows found">
        {hits.map((hit) => (
          <HitItem reader={reader} hit={hit} isMatter={group === 'matters'} now={now} />
        ))}
      </ul>
      {!asked.group && hasMore && (
        <p>
          <a href={address(1)}>{words.more[group]}</a>
        </p>
      )}
      {asked.group && (hasMore || asked.page > 1) && (
        <nav class="pager" aria-label={words.pages}>
          {asked.page > 1 && (
            <a class="button plain" href={address(asked.page - 1)} rel="prev">
              <Icon name="arrow-left" />
              <span>{words.newer}</span>
            </a>
          )}
          {hasMore && (
            <a class="button plain" href={address(asked.page + 1)} rel="next">
              <span>{words.older}</span>
              <Icon name="arrow-right" />
            </a>
          )}
        </nav>
      )}
    </Sheet>
  )
}

type HitProps = { reader: Reader; hit: Found; isMatter: boolean; now: string }

function HitItem({ reader, hit, isMatter, now }: HitProps): Html {
  const { title, snippet, matter, lang, href, at } = hit
  return (
    <li>
      <div class="what">
        <div class="row-title">
          <a href={href}>
            <bdi lang={lang}>
              <Pieces pieces={title} />
            </bdi>
          </a>
        </div>
        {snippet.length > 0 && (
          <p lang={lang}>
            <Pieces pieces={snippet} />
          </p>
        )}
        {matter && (
          <p class="quiet">
            <span class="figures">{matter.number}</span>
            {isMatter || (
              <>
                {' · '}
                <bdi lang={matter.lang}>{matter.title}</bdi>
              </>
            )}
          </p>
        )}
      </div>
      {at && (
        <span class="due">
          <Day reader={reader} at={at} now={now} />
        </span>
      )}
    </li>
  )
}

function Pieces({ pieces }: { pieces: readonly Piece[] }): Html {
  return <>{pieces.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>
}
