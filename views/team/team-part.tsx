import type { Team } from '../../src/team/read.ts'
import { PersonMark } from '../components/mark.tsx'
import { Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Reader } from '../text/reader.ts'

/** Who of the firm works on a matter, what each does, and how to reach them. */
export function TeamPart({ reader, team }: { reader: Reader; team: Team }): Html {
  const words = reader.text.team
  return (
    <Sheet id="team" title={words.title}>
      <Rows>
        {team.people.map(({ id, name, role, sentence, phone }) => (
          <li id={`team-${id}`}>
            <PersonMark name={name} />
            <div class="what">
              <div class="row-title">{name}</div>
              <p class="quiet">{words.roles[role]}</p>
              <WrittenWords words={sentence} paragraphs />
              {phone && <Telephone reader={reader} phone={phone} />}
            </div>
          </li>
        ))}
        <li>
          <div class="what">
            <div class="row-title">{words.office}</div>
            {!team.firmPhone && <p class="quiet">{words.noPhone}</p>}
            {team.firmPhone && <Telephone reader={reader} phone={team.firmPhone} />}
          </div>
        </li>
      </Rows>
    </Sheet>
  )
}

function Telephone({ reader, phone }: { reader: Reader; phone: string }): Html {
  return (
    <a class="phone" href={`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label={reader.text.team.call(phone)}>
      {phone}
    </a>
  )
}
