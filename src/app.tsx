import { Elysia } from 'elysia'
import type { Deps } from './deps.ts'
import { errorResponse } from './http/error-response.tsx'
import { createGate } from './http/gate.ts'
import { mail } from './mail/routes.tsx'

/** The map of the portal: every feature, in the order of its menu. */
export const createApp = (deps: Deps) =>
  new Elysia()
    .onError({ as: 'global' }, ({ request, error, code }) => errorResponse(deps, request, error, code))
    .get('/health', () => 'ok')
    .use(mail(deps))

/** The whole portal as one function from request to response, gate included. */
export function createPortal(deps: Deps) {
  const app = createApp(deps)
  return { app, fetch: createGate(deps, app) }
}
