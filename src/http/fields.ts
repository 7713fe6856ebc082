import { t } from 'elysia'

/** Every field may be missing: what a form lacks is said beside the field, not by the router. */
export const typed = t.Optional(t.String())

/** A form with several values of one name, or with ids in its names: handlers read its text as `URLSearchParams`. */
export const formText = { parse: 'text', body: t.Optional(t.String()) } as const
