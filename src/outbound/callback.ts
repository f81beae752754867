import type { Context } from '#http/context.ts'
import { forbidden, Refusal } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { sameText } from '#kit/vault.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import type { OutboundRequest } from '#model/outbound/request.ts'
import { Lost } from '#store/store.ts'
import { askedBy, findRequest, openVerifier, outboundCallback, spendRequest } from './authorization-request.ts'
import { OutboundFailure } from './failure.ts'
import { noteAttempt } from './history.ts'
import { askHook } from './hook.ts'
import { verifyIdToken } from './id-token.ts'
import { type Obtained, writeTokens } from './keep-tokens.ts'
import { ensureRefreshJob } from './refresh-schedule.ts'
import type { RemoteCall } from './registered.ts'
import { plainText, type RemoteTokens, tokensOf } from './token-answer.ts'
import { requestTokens } from './token-request.ts'

/** The bringer of a provider's answer. */
export interface Bringer {
  /** The browser, by the cookie that it was given. */
  readonly browser: string | undefined
  /** The person signed in in it. */
  readonly person: string | undefined
}

/** How a request for consent ended. */
export interface Finished {
  readonly remote: RemoteCall
  readonly return_uri?: string | undefined
  /** Why there is no token. */
  readonly failure?: OutboundFailure
}

/**
 * Finishes a request for consent (RFC 6749 §4.1.2). The state is looked at before anything else: it works once, for a while, for the browser and the
 * person that began, so that nobody can have their own account, or somebody else's code, put into another's authorization (RFC 6749 §10.12).
 * @throws {Refusal} when it is not theirs to finish.
 */
export async function finishConsent(context: Context, params: Params, { browser, person }: Bringer): Promise<Finished> {
  const request = await findRequest(context, params['state'], 'state')
  if (browser === undefined || !sameText(browser, request.browser ?? '')) throw forbidden('this began in another browser: finish it there, or begin again here')
  const remote = await askedBy(context, request, person)
  await spendRequest(context, request)
  const { return_uri } = request
  try {
    refuseOtherIssuer(remote, params)
    refuseDenied(params)
    const began = performance.now()
    const obtained = await redeem(remote, request, params)
    await keepConsent(remote, { ...obtained, duration: performance.now() - began })
    return { remote, return_uri }
  } catch (caught) {
    if (!(caught instanceof OutboundFailure)) throw caught
    const { kind, said, message } = caught
    await context.db.together((batch) =>
      noteAttempt(batch, {
        authorization_id: remote.row.id,
        outcome: 'failed',
        error: said.error ?? kind,
        detail: (said.description ?? message).slice(0, 1024),
        at: context.now(),
      }),
    )
    return { remote, return_uri, failure: caught }
  }
}

/** RFC 9207 §2.4: the code of one server must not be shown to another (mix-up). @throws {OutboundFailure} */
function refuseOtherIssuer({ provider }: RemoteCall, { iss }: Params): void {
  const { issuer, iss_parameter } = provider
  if (iss === undefined ? iss_parameter : issuer !== undefined && iss !== issuer)
    throw new OutboundFailure('remote_refused', 'the answer does not come from the issuer of the provider')
}

/** @throws {OutboundFailure} when the provider says no (RFC 6749 §4.1.2.1). */
function refuseDenied(params: Params): void {
  if (params['error'] === undefined) return
  const said = { error: plainText(params['error'], 128), description: plainText(params['error_description']) }
  throw new OutboundFailure('remote_refused', `the provider answers: ${said.error}`, said)
}

async function redeem(remote: RemoteCall, request: OutboundRequest, params: Params): Promise<Obtained> {
  const { provider, context } = remote
  if (provider.type === 'callback') {
    const { state: _, ...parameters } = params
    return { outcome: 'authorized', answer: tokensOf(await askHook(remote, { type: 'callback', parameters })) }
  }
  const { code } = params
  if (code === undefined) throw new OutboundFailure('remote_refused', 'the answer of the provider holds no code')
  const proof = provider.pkce ? { code_verifier: openVerifier(context, request) } : {}
  const answer: RemoteTokens = await requestTokens(remote, { grant_type: 'authorization_code', code, redirect_uri: outboundCallback(context), ...proof })
  return { outcome: 'authorized', answer, subject_there: await verifyIdToken(remote, answer, remote.row.scopes.includes('openid') ? request.nonce : undefined) }
}

/** Writes the tokens of a consent over whatever is there: a refresh of the tokens before it may have come in between. */
async function keepConsent(remote: RemoteCall, obtained: Obtained): Promise<void> {
  const { context } = remote
  await ensureRefreshJob(context)
  for (
    let [tries, row] = [0, remote.row as RemoteCall['row'] | undefined];
    row && tries < 5;
    tries++, row = await context.db.table(outboundAuthorization).get(remote.row.id)
  ) {
    const current = row
    try {
      await context.db.together((batch) => {
        writeTokens(batch, { ...remote, row: { ...current, scopes: remote.row.scopes } }, obtained)
        batch.change(outboundAuthorization, { id: current.id }, { scopes: remote.row.scopes })
      })
      return
    } catch (caught) {
      if (!(caught instanceof Lost)) throw caught
    }
  }
  throw new Refusal('conflict', 409, 'the authorization was changed at the same time: begin again')
}
