import { cookieOf } from '../cookie.ts'
import { CEREMONY_COOKIE } from '../passkeys/ceremony.ts'
import { deviceOf } from '../sessions/device.ts'
import { SESSION_COOKIE } from '../sessions/session.ts'
import type { Visit } from '../sessions/visit.ts'
import { contextOf } from './context.ts'

export function visitOf(request: Request): Visit {
  return {
    from: contextOf(request).from,
    device: deviceOf(request),
    ceremony: cookieOf(request, CEREMONY_COOKIE),
    session: cookieOf(request, SESSION_COOKIE),
  }
}
