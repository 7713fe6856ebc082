import { t } from 'elysia'
import { typed } from '../http/fields.ts'
import { UUID } from '../uuid.ts'

export const Kind = t.Union([t.Literal('client'), t.Literal('outside'), t.Literal('staff')])

/** The matter that somebody new is being added for. Nothing but an id: it becomes part of an address. */
export const FromMatter = t.Optional(t.String({ pattern: `^${UUID}$` }))

export const PersonForm = t.Object({
  kind: Kind,
  firmRole: typed,
  name: typed,
  email: typed,
  phone: typed,
  language: typed,
  matter: FromMatter,
  once: typed,
})
