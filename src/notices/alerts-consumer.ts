import type { Alert } from '../../views/mail/alert.ts'
import type { Deps } from '../deps.ts'
import type { Consumer } from '../events/consumer.ts'
import type { EventKind } from '../events/kinds.ts'
import { hasEarlierEvent } from '../events/queries.ts'
import { queueAlert } from './alert.ts'

/** Another address is told where it is changed: nothing keeps the former one. */
const ALERTS: Partial<Record<EventKind, Alert>> = { 'passkey.added': 'passkey', 'enrolment.created': 'link' }

/** Warns people that somebody can come in as them anew: of every link and passkey after their first. */
export function alertsConsumer(deps: Pick<Deps, 'db' | 'vault' | 'clock' | 'origin'>): Consumer {
  return {
    name: 'alerts',
    take: ({ kind, personId, seq, at }) => {
      const alert = ALERTS[kind]
      if (alert && personId && hasEarlierEvent(deps.db, { kind, personId, seq }))
        queueAlert(deps, { personId, alert, at })
    },
  }
}
