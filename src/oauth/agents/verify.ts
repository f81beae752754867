import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import { agentHandle, handleKey } from '../handle.ts'
import { openPresented, type PresentedContent } from '../presented-content.ts'
import { type VerifiedToken, verifyRecorded } from '../tokens/verify.ts'

/** The key under which an agent token was recorded; undefined for any other text. */
export const agentKey = ({ vault }: Pick<Context, 'vault'>, token: string): string | undefined => handleKey(agentHandle, token, vault)

/**
 * Verifies an agent token. It has a prefix and digests of its own, so that it is found here and nowhere else: it opens no API, and no access token supplies
 * claims.
 */
export async function verifyAgentToken(context: Context, token: string): Promise<VerifiedToken | undefined> {
  const id = agentKey(context, token)
  return id === undefined ? undefined : verifyRecorded(context, id)
}

/** The bound data of an agent token that a request names as a source of claims, and the person whom the agent acts for. */
export interface AgentSource {
  readonly content: PresentedContent
  readonly user_id: string | undefined
}

/** Reads the parameter `agent_token` of a request. @throws {Refusal} one answer for unknown, dead and foreign tokens */
export async function readAgentToken(token: string, client: CompiledClient, context: Context): Promise<AgentSource> {
  const verified = await verifyAgentToken(context, token)
  const content = verified?.grant && openPresented(context, verified.grant)
  if (!verified || !content || verified.client.id !== client.id) throw invalidRequest('agent_token is unknown, expired or revoked, or of another client')
  // An authorization request proves no key, so a thief of the token could use it here.
  if (verified.token.confirmation) throw invalidRequest('agent_token is bound to a key, which an authorization request cannot prove to hold')
  return { content, user_id: verified.token.user_id }
}
