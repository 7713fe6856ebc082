import { t } from 'elysia'

export const Kind = t.Union([t.Literal('staff'), t.Literal('client'), t.Literal('outside')])

export const PersonForm = t.Object({
  kind: Kind,
  firmRole: t.Optional(t.String()),
  name: t.String(),
  email: t.String(),
  phone: t.Optional(t.String()),
  language: t.String(),
})
