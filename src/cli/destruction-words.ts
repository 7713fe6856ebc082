import { areMet, needsReason } from '../destruction/conditions.ts'
import { type Destruction, findStanding } from '../destruction/queries.ts'
import { type DestructionView, readDestroyed, readDestruction } from '../destruction/read.ts'
import type { Workplace } from './beside-server.ts'

/** `approved`: decided, and not carried out to the end. */
export type DestructionFacts = {
  number: string
  state: 'open' | 'requested' | 'approved' | 'destroyed'
  /** Null once it is decided. */
  conditions: {
    phase: DestructionView['conditions']['phase']
    holds: number
    retention: string
    until: string | null
    export: string
    needsReason: boolean
    met: boolean
    deciders: string[]
  } | null
  request: { by: string; at: string; expiresAt: string; lapsed: boolean } | null
  certificate: { id: string; complete: boolean; pendingCopies: { number: number; name: string }[] } | null
}

export function destructionFacts(
  place: Workplace,
  { id, number }: { id: string; number: string },
): DestructionFacts {
  const decided = findStanding(place.db, id)
  if (decided?.approvedAt) return decidedFacts(place, number, decided)
  const { conditions, deciders, request } = readDestruction(place, {
    matterId: id,
    viewer: { personId: null },
  })
  const { phase, holds, retention } = conditions
  return {
    number,
    state: request && !request.hasLapsed ? 'requested' : 'open',
    conditions: {
      ...{ phase, holds, retention: retention?.state ?? 'open', until: retention?.until ?? null },
      ...{ export: conditions.export.state, needsReason: needsReason(conditions), met: areMet(conditions) },
      deciders: deciders.map(({ name }) => name),
    },
    request: request && {
      ...{ by: request.by, at: request.at, expiresAt: request.expiresAt, lapsed: request.hasLapsed },
    },
    certificate: null,
  }
}

function decidedFacts(place: Workplace, number: string, decided: Destruction): DestructionFacts {
  const { id, state, pending } = readDestroyed(place, decided)
  return {
    number,
    state: state === 'running' ? 'approved' : 'destroyed',
    conditions: null,
    request: null,
    certificate:
      state === 'running'
        ? null
        : {
            ...{ id, complete: state === 'complete' },
            pendingCopies: pending.map(({ number: copy, name }) => ({ number: copy, name })),
          },
  }
}

export function destructionLines({
  number,
  state,
  conditions,
  request,
  certificate,
}: DestructionFacts): string {
  if (state === 'approved')
    return `${number}: two decisions were made, its rows are erased. Its keys and files are to be destroyed now.`
  if (certificate) return [`${number} is destroyed.`, ...copyLines(certificate)].join('\n')
  if (!conditions) return number
  const { phase, holds, retention, until, deciders } = conditions
  return [
    `${number} is not destroyed. What has to be so first:`,
    `  portal closed: ${phase === 'closed' ? 'yes' : `no, it is ${phase} (vestibule matter close commit ${number})`}`,
    `  no legal hold: ${holds === 0 ? 'yes' : `no, ${holds} stand (vestibule matter release ${number})`}`,
    `  retention over: ${retention === 'due' ? 'yes' : `no (${retention}${until ? ` until ${until}` : ''}); before that it needs a reason`}`,
    `  exported and read back: ${exportWord(conditions.export, number)}`,
    `  who decides: ${deciders.join(', ')}`,
    request && !request.lapsed
      ? `Asked for by ${request.by}; it lapses ${request.expiresAt}. The approval is given on the matter’s page “Destruction”.`
      : 'It is asked for and approved on the matter’s page “Destruction”, with passkeys.',
  ].join('\n')
}

function exportWord(state: string, number: string): string {
  if (state === 'proven' || state === 'nothing') return 'yes'
  const word = state === 'stale' ? 'no, the matter changed since' : 'no'
  return `${word} (vestibule matter export ${number} --to FILE)`
}

function copyLines({ complete, pendingCopies }: NonNullable<DestructionFacts['certificate']>): string[] {
  if (complete) return ['No registered copy of the keyring opens it.']
  return [
    'These copies of the keyring still open it in an old backup. Export each again under its name, or see it destroyed:',
    ...pendingCopies.map(
      ({ number, name }) => `  copy ${number}, ${name}: vestibule keyring attest ${number}`,
    ),
  ]
}
