import type { NodemailerError } from 'nodemailer'

/**
 * Why a mail did not leave. `recipient`: the server answered for this one mail. `server`: it was not reached, offered no
 * TLS, or took nothing at all, so no other mail is tried now and none is given up.
 */
export type Failure = { by: 'recipient' | 'server'; permanent: boolean; response: string; code: string }

/** 421 closes the connection, whatever it answers (RFC 5321 3.8). */
const SERVICE_NOT_AVAILABLE = 421

export function failureOf(error: unknown): Failure {
  const { command, code = 'unknown', responseCode, permanent, response, message } = error as NodemailerError
  const judged = command === 'RCPT TO' || code === 'EMESSAGE'
  const by = judged && responseCode && responseCode !== SERVICE_NOT_AVAILABLE ? 'recipient' : 'server'
  return {
    by,
    permanent: by === 'recipient' && permanent === true,
    response: (response ?? message).slice(0, 500),
    code: responseCode ? `${code} ${responseCode}` : code,
  }
}
