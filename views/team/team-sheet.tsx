import type { TeamLine } from '../../src/team/read.ts'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; matterId: string; team: readonly TeamLine[]; mayEdit: boolean }

/** Whom the clients see as their team. */
export function TeamSheet({ reader, matterId, team, mayEdit }: Props): Html {
  const words = reader.text.team
  return (
    <Sheet id="team" title={words.staff.title}>
      {team.length === 0 && <p class="quiet">{words.staff.nobody}</p>}
      <Rows>
        {team
          .filter(({ isShown }) => isShown)
          .map(({ name, role, phone }) => (
            <RowItem title={name} quiet={words.roles[role]} due={phone ?? words.staff.noPhone} />
          ))}
      </Rows>
      {mayEdit && team.length > 0 && <a href={`/firm/matters/${matterId}/team`}>{words.staff.link}</a>}
    </Sheet>
  )
}
