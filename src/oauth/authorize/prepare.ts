import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import { refuseForeignScopes } from '../protected-apis.ts'
import { resolveAudience } from '../resource-indicators.ts'
import { grantableScope } from '../scopes.ts'
import { type AuthorizationRequest, hasResponseType, readRequest } from './authorization-request.ts'
import { runChecks } from './checks.ts'
import { refuseLong } from './parameters.ts'
import type { Redirection } from './redirection.ts'
import type { Incoming } from './request.ts'

/** An authorization request that is sound in itself; what is left to ask is the person. */
export interface Prepared {
  readonly redirection: Redirection
  readonly demand: AuthorizationRequest
  /** The APIs that the tokens will be for (RFC 8707 §2). */
  readonly audience: readonly string[]
  /** The `sub` that the client expects, from an ID token it had before (OIDC Core §3.1.2.1). */
  readonly expected: string | undefined
}

/** Checks all of a request that does not depend on the person. @throws {Refusal} that may be sent back to the client. */
export async function prepare(redirection: Redirection, { params, pushed }: Incoming, context: Context): Promise<Prepared> {
  const { client } = redirection
  refuseLong(params)
  const demand = readRequest(client, params)
  runChecks({ ...demand, context, pushed })
  // RFC 6749 §4.1.2.1: a scope that does not exist. Whether the person holds a private one is not known yet.
  await grantableScope(context, { client, requested: demand.scope, unheld: 'drop' })
  const audience = await resolveAudience(context, {
    client,
    grant_type: hasResponseType(demand, 'code') ? 'authorization_code' : 'implicit',
    requested: demand.resource,
  })
  await refuseForeignScopes(audience, demand.scope, context)
  return { redirection, demand, audience, expected: await expectedSubject(demand, context) }
}

async function expectedSubject({ params, client, claims }: AuthorizationRequest, context: Context): Promise<string | undefined> {
  const asked = claims?.id_token?.['sub']?.value // OIDC Core §5.5.1
  const hint = params['id_token_hint']
  if (hint === undefined) return typeof asked === 'string' ? asked : undefined
  const told = await readHint(hint, context)
  if (!told) throw invalidRequest('id_token_hint is not an ID token of this server').because({ check: 'id_token_hint' })
  // Another client's token says nothing about whom this one knows, and may be stolen.
  if (told.client_id !== client.id) throw invalidRequest('id_token_hint was issued to another client').because({ check: 'id_token_hint' })
  return told.subject
}

/** The claims of an ID token of ours, even an expired one or one of an old key (OIDC RP-Initiated Logout §2): it only names its subject. */
export interface Hint {
  readonly subject: string
  readonly client_id: string
  readonly sid: string | undefined
}
const LONGEST_HINT = 16_384
export async function readHint(jwt: string, context: Context): Promise<Hint | undefined> {
  const claims = jwt.length > LONGEST_HINT ? undefined : await context.keys.recognize(jwt, ['jwt'])
  const { iss, sub, aud, sid } = claims ?? {}
  if (iss !== context.issuer || typeof sub !== 'string' || typeof aud !== 'string') return undefined
  return { subject: sub, client_id: aud, sid: typeof sid === 'string' ? sid : undefined }
}
