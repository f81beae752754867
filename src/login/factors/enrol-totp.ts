import { hash } from 'node:crypto'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { type Factor, factor } from '#model/factor.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import type { SignedIn } from '../sessions.ts'
import { newTotpSecret, stepOfCode, type TypedTotp, totpAddress } from './totp.ts'

/** The secret of an authenticator app that is being added: it is not stored before a code of it was right. */
export interface TotpOffer {
  readonly secret: string
  /** The address in the QR code. */
  readonly address: string
  /** The secret for the hidden field of the form; it opens in the same session only. */
  readonly sealed: string
}

const about = ({ tenant }: Context, { session }: SignedIn) => ['totp', tenant.id, session.id].join('\u0000')

/** The name under which an authenticator app lists an account of this identity provider. */
export const totpIssuer = ({ tenant }: Context, { totp_issuer }: Pick<IdentityProvider, 'totp_issuer'>): string => totp_issuer ?? tenant.name

/** Offers a new secret, or the same again, to the authenticator app of a person. */
export function offerTotp(
  context: Context,
  signedIn: SignedIn,
  { provider, secret = newTotpSecret() }: { readonly provider: Pick<IdentityProvider, 'totp_issuer'>; readonly secret?: string },
): TotpOffer {
  const address = totpAddress(secret, { label: signedIn.user.username, issuer: totpIssuer(context, provider) })
  return { secret, address, sealed: context.vault.seal(secret, about(context, signedIn)) }
}

/** The offered secret; undefined for one of another session, as an attacker would plant it (factor fixation). */
export function openTotpOffer(context: Context, signedIn: SignedIn, sealed: string): string | undefined {
  try {
    return context.vault.unseal(sealed, about(context, signedIn))
  } catch {
    return undefined
  }
}

/** The factor of an offered secret, once a code of it is right. Its id follows from the secret, so that it is added once. */
export function totpFactor(
  context: Context,
  offered: Pick<TypedTotp, 'code' | 'pastSteps'> & { readonly user_id: string; readonly secret: string; readonly name: string },
): Factor | undefined {
  const { user_id, secret, name, code, pastSteps } = offered
  const now = context.now()
  const last_step = stepOfCode(secret, { code: code.replace(/\s/g, ''), now, pastSteps })
  if (last_step === undefined) return undefined
  const id = `${factor.prefix}${hash('sha256', `${user_id} ${secret}`, 'base64url').slice(0, 22)}`
  const row = newRow(factor, { id, user_id, type: 'totp', name, secret, last_step, created_at: now, last_used_at: now })
  return { ...row, ...context.sealed.seal(factor, row, row) }
}
