import type { Problems } from '../../views/components/form.tsx'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { Reader } from '../../views/text/reader.ts'
import { Invalid } from '../errors.ts'

/** What is wrong with a form, and beside which field it is said. */
export type Problem = Pick<Invalid, 'say' | 'field'>

/**
 * Does the work of a form. Input that cannot be accepted shows the form again, status 422, with what was typed; anything
 * else that goes wrong is not for the form to say.
 */
export async function formResult(
  work: () => Response | Promise<Response>,
  again: (problem: Problem) => Html | Promise<Html>,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const page = (await again(error)).toResponse()
    return new Response(page.body, { status: 422, headers: page.headers })
  }
}

/** By field, in the reader's words: what a form's views show. */
export function problemsOf({ text }: Reader, problem?: Problem): Problems {
  return problem ? { [problem.field ?? '']: problem.say(text) } : {}
}

export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}
