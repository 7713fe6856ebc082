import { type Static, t } from 'elysia'

// What a browser sends after a ceremony (WebAuthn Level 3, sections 5.1.8 and 5.1.9), no larger than it needs to be.

const Id = t.String({ minLength: 1, maxLength: 1400 })
const Data = t.String({ minLength: 1, maxLength: 16_384 })
const shared = {
  id: Id,
  rawId: Id,
  type: t.Literal('public-key'),
  clientExtensionResults: t.Optional(t.Unknown()),
  authenticatorAttachment: t.Optional(t.String({ maxLength: 20 })),
}

export const Assertion = t.Object({
  ...shared,
  response: t.Object({
    clientDataJSON: Data,
    authenticatorData: Data,
    signature: Data,
    userHandle: t.Optional(t.String({ maxLength: 200 })),
  }),
})
export type Assertion = Static<typeof Assertion>

export const Attestation = t.Object({
  ...shared,
  response: t.Object({
    clientDataJSON: Data,
    attestationObject: Data,
    transports: t.Optional(t.Array(t.String({ maxLength: 20 }), { maxItems: 10 })),
  }),
})
export type Attestation = Static<typeof Attestation>
