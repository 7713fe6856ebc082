import { t } from 'elysia'
import { typed } from '../http/fields.ts'

export const Kind = t.Union([t.Literal('client'), t.Literal('outside'), t.Literal('staff')])

export const PersonForm = t.Object({
  kind: Kind,
  firmRole: typed,
  name: typed,
  email: typed,
  phone: typed,
  language: typed,
})
