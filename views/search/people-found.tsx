import type { FoundPeople } from '../../src/search/people.ts'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { SafeContactTag } from '../safe-contacts/safe-contact-mark.tsx'
import type { Reader } from '../text/reader.ts'

/** People of that name, each with the way to their matters: a client is what most searches of a firm are for. */
export function PeopleFound({ reader, q, found }: { reader: Reader; q: string; found: FoundPeople }): Html {
  const words = reader.text.search
  const { kinds, roles } = reader.text.people
  return (
    <Sheet id="found-people" title={words.people}>
      <ul class="rows">
        {found.people.map(({ id, name, kind, firmRole, safe }) => (
          <li>
            <div class="what">
              <div class="row-title">
                <a href={`/firm/people/${id}`}>
                  <bdi>{name}</bdi>
                </a>{' '}
                {safe && <SafeContactTag reader={reader} noVoicemail={safe.noVoicemail} />}
              </div>
              <p class="quiet">{firmRole ? roles[firmRole] : kinds[kind]}</p>
            </div>
          </li>
        ))}
      </ul>
      {found.hasMore && (
        <p>
          <a href={`/firm/people?${new URLSearchParams({ q })}`}>{words.morePeople}</a>
        </p>
      )}
    </Sheet>
  )
}
