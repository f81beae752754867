import { everyClient } from '../posture-audience.ts'
import type { Profile } from './profile.ts'
import { codeOnly, exactRedirectUris, guardedRefresh, noPasswordGrant } from './shared-rules.ts'

/** OAuth 2.1: the safe core of OAuth 2.0. */
export const oauth21: Profile = {
  name: 'oauth_2_1',
  title: 'OAuth 2.1',
  rules: [
    codeOnly('OAuth 2.1 §10.1'),
    noPasswordGrant('OAuth 2.1 §10'),
    {
      id: 'pkce_or_nonce',
      spec: 'OAuth 2.1 §4.1.1',
      concerns: everyClient,
      fields: ['nonce', 'pkce'],
      sentence: 'code_challenge must be sent, or, by a confidential OpenID client, a nonce',
      isBroken: (c) => !c.pkce && c.nonce === 'optional',
      fix: () => ({ pkce: true }),
      at: { authorization: ({ types, code_challenge, params }) => types.includes('code') && code_challenge === undefined && params['nonce'] === undefined },
    },
    exactRedirectUris('OAuth 2.1 §2.3.1'),
    guardedRefresh('OAuth 2.1 §4.3.1'),
  ],
}
