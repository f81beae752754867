import type { Context } from '#http/context.ts'
import { forbidden } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { type FederatedServer, federatedServer } from '#model/federation/server.ts'
import { OutboundFailure } from '#outbound/failure.ts'
import type { FederatedAccount } from '../account.ts'
import type { FederatedArrival, Response } from '../arrival.ts'
import { findAnywhere, findWaiting, openSecrets, spendWaiting, storeWaiting, type WaitingSecrets } from '../waiting.ts'
import { readSamlResponse } from './response.ts'

/** The server of a response that answers a waiting sign-in. @throws {Refusal} */
async function serverOf(context: Context, serverId: string, waitsFor: string): Promise<FederatedServer> {
  if (waitsFor !== serverId) throw forbidden('this answer is for a sign-in at another server: begin again')
  const server = await context.db.table(federatedServer).get(serverId)
  if (!server?.active || server.protocol !== 'saml') throw forbidden('people do not sign in by this server any more')
  return server
}

/**
 * Takes the response that another site sends by a form (SAML Bindings §3.5). The browser brings no cookie with it, so that the response is verified, spent
 * and kept for the browser that began. One that answers no request of ours is refused: an attacker could sign people in to the attacker's account
 * (unsolicited response, SAML Profiles §4.1.5).
 * @returns the handle with which the browser goes on. @throws {Refusal}
 */
export async function receiveSaml(context: Context, serverId: string, { RelayState, SAMLResponse = '' }: Params): Promise<string> {
  const row = await findAnywhere(context, 'state', RelayState)
  const server = await serverOf(context, serverId, row.federated_server_id)
  await spendWaiting(context, row)
  const { nonce = '', query, asked_again_at } = openSecrets(context, row)
  const secrets: WaitingSecrets = { query, ...(await outcomeOf(context, server, { response: SAMLResponse, requestId: nonce, askedAgainAt: asked_again_at })) }
  const { federated_server_id, backend_id, user_id, browser } = row
  return storeWaiting(context, { step: 'arrived', federated_server_id, backend_id, user_id, browser, secrets })
}

/** The most that is kept of an account until its browser comes, in characters of JSON. */
const LONGEST_ACCOUNT = 32_768

async function outcomeOf(...of: Parameters<typeof readSamlResponse>): Promise<Pick<WaitingSecrets, 'arrived' | 'failed'>> {
  try {
    const { subject, claims, proof } = await readSamlResponse(...of)
    if (JSON.stringify(claims).length > LONGEST_ACCOUNT)
      throw new OutboundFailure('remote_refused', 'the server says too much of the account: send fewer attributes')
    return { arrived: { subject, claims, proof } }
  } catch (caught) {
    if (!(caught instanceof OutboundFailure)) throw caught
    return { failed: { message: caught.message, ...caught.said } }
  }
}

/** Finishes a sign-in at a SAML identity provider in the browser that began it. @throws {Refusal} when it is not theirs to finish. */
export async function finishSaml(context: Context, { serverId, params, browser }: Response): Promise<FederatedArrival> {
  const row = await findWaiting(context, 'arrived', { handle: params['arrived'], browser })
  const server = await serverOf(context, serverId, row.federated_server_id)
  await spendWaiting(context, row)
  const { query, arrived, failed } = openSecrets(context, row)
  return { server, row, query, outcome: arrived ? describedBy(arrived) : failureOf(failed) }
}

/** An identity provider of an organization knows the addresses of its people: `trust_email` decides whether that is believed. */
const describedBy = ({ subject, claims, proof }: NonNullable<WaitingSecrets['arrived']>): FederatedAccount => ({
  subject,
  proof,
  claims: { email_verified: true, ...claims },
})

const failureOf = ({ message, error, description }: NonNullable<WaitingSecrets['failed']> = { message: 'the answer is lost' }): OutboundFailure =>
  new OutboundFailure('remote_refused', message, { error, description })
