import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound, Refusal } from '#http/refusal.ts'
import { type Answer, json, withMediaType } from '#http/render.ts'
import { type Request, readForm } from '#http/request.ts'
import { type Taken, takeResponse } from './answer.ts'
import { chainCode } from './chain.ts'
import { requestObject } from './request.ts'
import { requestForWallet } from './request-encryption.ts'
import { demandFlow, findOpen, flowOf, type Transaction } from './transaction.ts'
import { withMembers } from './with-members.ts'

/** The transaction of an address. @throws {Refusal} */
async function openAt({ params }: Request, context: Context) {
  const flow = flowOf(params['flow'] ?? '')
  if (!flow) throw notFound('there is no such presentation')
  const asked = await findOpen(context, params['handle'] ?? '')
  demandFlow(asked, flow)
  return { flow, asked }
}

const answerSigned = (object: string): Answer => withMediaType('application/oauth-authz-req+jwt', object)

/** The request object at its `request_uri` (RFC 9101 §5.2.3). */
async function show(request: Request, context: Context): Promise<Answer> {
  const { flow, asked } = await openAt(request, context)
  return answerSigned(await requestForWallet(await requestObject(context, asked, flow), asked.row, undefined))
}

/** The same by POST (OID4VP 1.0 §5.10): with the nonce of the wallet in it, and encrypted where its metadata has a key. */
async function showFresh(request: Request, context: Context): Promise<Answer> {
  const { flow, asked } = await openAt(request, context)
  const { wallet_nonce, wallet_metadata } = readForm(request)
  if (wallet_nonce !== undefined && wallet_nonce.length > 512) throw new Refusal('invalid_request', 400, 'wallet_nonce must be at most 512 characters')
  return answerSigned(await requestForWallet(await requestObject(context, asked, flow, wallet_nonce), asked.row, wallet_metadata))
}

/** The way back to a wallet that began: with a code by which it continues its flow, its `state`, and who answers (RFC 9207 §2). */
const wayBack = ({ handle, row }: Transaction, response_code: string, { issuer }: Context): string =>
  withMembers(row.return_to ?? '', { code: chainCode(handle, response_code), iss: issuer, state: row.wallet_state })

/**
 * The way on to an offer. It goes to the wallet that made the proof and to no page: who lured somebody into scanning a code would else get the
 * credentials of the victim. `return_to` is an address of that wallet only where the wallet began; else it is a page of whoever called the API.
 */
const wayToOffer = ({ row: { purpose, return_to, wallet_state } }: Transaction, { offered, response_code }: Taken): string | undefined =>
  offered &&
  (purpose !== 'wallet' || return_to === undefined
    ? offered.offer_link
    : withMembers(return_to, { credential_offer_uri: offered.credential_offer_uri, response_code, state: wallet_state }))

/** The response endpoint (OID4VP 1.0 §8.2). */
async function answer(request: Request, context: Context): Promise<Answer> {
  const { flow, asked } = await openAt(request, context)
  const taken = await takeResponse(context, { asked, sent: readForm(request), flow, request })
  const { accepted, reason, response_code } = taken
  if (!accepted) throw new Refusal('invalid_request', 400, reason ?? 'the presentation was refused')
  const onward = wayToOffer(asked, taken)
  if (onward !== undefined) return json({ redirect_uri: onward })
  if (response_code === undefined) return json({})
  if (asked.row.purpose === 'wallet' && asked.row.return_to !== undefined) return json({ redirect_uri: wayBack(asked, response_code, context) })
  const back = new URL(asked.row.return_to ?? `${context.issuer}/present?presentation=${asked.handle}`)
  back.searchParams.set('response_code', response_code)
  return json({ redirect_uri: back.href })
}

/** The largest response: credentials with portraits in them. */
const LARGEST = 262_144

/** The endpoints that wallets speak to. */
export const presentationEndpoints: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/oauth/vp/:flow/:handle', spec: 'OID4VP 1.0 §5.7', surface: 'oauth', cors: 'any', handle: show }),
  endpoint({ method: 'POST', path: '/oauth/vp/:flow/:handle', spec: 'OID4VP 1.0 §5.10', surface: 'oauth', cors: 'any', handle: showFresh }),
  endpoint({
    method: 'POST',
    path: '/oauth/vp/:flow/:handle/response',
    spec: 'OID4VP 1.0 §8.2',
    surface: 'oauth',
    cors: 'any',
    bodyLimit: LARGEST,
    handle: answer,
  }),
]
