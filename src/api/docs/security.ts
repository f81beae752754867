import type { JsonSchema } from '#fields/json-schema.ts'
import { systemScopes } from '#model/system-scopes.ts'
import type { Operation } from '../operation.ts'

const scopeLabels = (scopes: typeof systemScopes) => Object.fromEntries(scopes.map(({ name, label }) => [name, label]))

/** The ways to get a token, and the scopes that open operations. Scopes about people are for people only. */
export function securitySchemes(operations: readonly Operation[], issuer: string): JsonSchema {
  const named = new Set(operations.flatMap(({ scopes }) => scopes))
  const opening = systemScopes.filter(({ name }) => named.has(name))
  return {
    token: {
      type: 'oauth2',
      description: 'An access token of this tenant, obtained with any grant.',
      flows: {
        clientCredentials: { tokenUrl: `${issuer}/oauth/token`, scopes: scopeLabels(opening.filter(({ name }) => !name.endsWith(':own'))) },
        authorizationCode: { authorizationUrl: `${issuer}/oauth/authorize`, tokenUrl: `${issuer}/oauth/token`, scopes: scopeLabels(opening) },
      },
    },
    basic: {
      type: 'http',
      scheme: 'basic',
      description: 'The id and secret of a client that has `basic` among its grants (RFC 7617). It has the scopes that it holds, without a token.',
    },
  }
}
