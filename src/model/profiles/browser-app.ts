import { onPublicRefresh, redirected } from '../posture-audience.ts'
import type { Profile } from './profile.ts'
import {
  codeOnly,
  exactRedirectUris,
  guardedRefresh,
  noPasswordGrant,
  pkceWithS256,
  publicOnly,
  securedRedirectUris,
  shortAccessTokens,
} from './shared-rules.ts'

const DAYS_90 = 7_776_000

/** A browser-based application that holds its tokens itself (RFC 10017): scripts of a page can be read, so everything they hold is short-lived. */
export const browserApp: Profile = {
  name: 'browser_app',
  title: 'Browser-based application',
  rules: [
    publicOnly('RFC 10017 §6.3'),
    codeOnly('RFC 10017 §6.3'),
    noPasswordGrant('RFC 10017 §7'),
    pkceWithS256('RFC 10017 §6.3'),
    exactRedirectUris('RFC 10017 §6.3'),
    securedRedirectUris('RFC 10017 §6.3'),
    guardedRefresh('RFC 10017 §6.3'),
    {
      id: 'refresh_ends',
      spec: 'RFC 10017 §6.3',
      concerns: onPublicRefresh,
      fields: ['refresh_token_absolute_ttl'],
      sentence: 'a sign-in must not be refreshed for more than 90 days',
      isBroken: (c) => (c.refresh_token_absolute_ttl ?? 0) > DAYS_90,
      fix: () => ({ refresh_token_absolute_ttl: DAYS_90 }),
    },
    shortAccessTokens('RFC 10017 §8'),
    {
      id: 'own_origin',
      spec: 'RFC 10017 §6.3',
      concerns: redirected,
      fields: ['allowed_origins'],
      sentence: 'the origins of its pages must be named, so that no other page calls the token endpoint in its name',
      isBroken: (c) => c.allowed_origins.length === 0,
      fix: (c) => ({ allowed_origins: [...new Set(c.redirect_uris.filter((uri) => URL.canParse(uri)).map((uri) => new URL(uri).origin))] }),
    },
  ],
}
