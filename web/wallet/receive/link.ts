/** A link that a wallet is opened by: an offer, a request for a presentation, or the way back from an authorization server. */
export interface WalletLink {
  readonly kind: 'offer' | 'request' | 'return'
  readonly params: URLSearchParams
}

/** Reads the query of a link; undefined when it is not for a wallet. */
export function readParams(params: URLSearchParams): WalletLink | undefined {
  if (params.has('credential_offer') || params.has('credential_offer_uri')) return { kind: 'offer', params }
  if (params.has('client_id') && ['request_uri', 'request', 'response_type'].some((name) => params.has(name))) return { kind: 'request', params }
  if (params.has('state') && (params.has('code') || params.has('error'))) return { kind: 'return', params }
  return undefined
}

/** Reads a link that was pasted or scanned: `openid-credential-offer://`, `openid4vp://`, `haip-vci://` and the like, or an https link of them. */
export function readLink(text: string): WalletLink | undefined {
  const link = text.trim()
  if (!/^[a-z][a-z\d+.-]*:/i.test(link) || !URL.canParse(link)) return undefined
  const read = readParams(new URL(link).searchParams)
  return read?.kind === 'return' ? undefined : read
}
