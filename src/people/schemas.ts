import { t } from 'elysia'
import { typed } from '../http/fields.ts'

export const Kind = t.Union([t.Literal('client'), t.Literal('outside'), t.Literal('staff')])

/** The matter that somebody new is being added for. Nothing but an id: it becomes part of an address. */
export const FromMatter = t.Optional(t.String({ pattern: '^[0-9a-f-]{36}$' }))

export const PersonForm = t.Object({
  kind: Kind,
  firmRole: typed,
  name: typed,
  email: typed,
  phone: typed,
  language: typed,
  matter: FromMatter,
})
