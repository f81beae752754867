/** The token type identifiers that are understood here (RFC 8693 §3; draft-ietf-oauth-identity-assertion-authz-grant §4.3). */
export const tokenTypes = {
  access_token: 'urn:ietf:params:oauth:token-type:access_token',
  refresh_token: 'urn:ietf:params:oauth:token-type:refresh_token',
  id_token: 'urn:ietf:params:oauth:token-type:id_token',
  jwt: 'urn:ietf:params:oauth:token-type:jwt',
  id_jag: 'urn:ietf:params:oauth:token-type:id-jag',
} as const
export type TokenType = keyof typeof tokenTypes

/** The kind of token of an identifier; undefined when it is not one of these. */
export const tokenTypeNamed = (urn: string): TokenType | undefined => (Object.keys(tokenTypes) as TokenType[]).find((name) => tokenTypes[name] === urn)

/** The name of the token exchange grant in `supported_grant_types`, settings and records. */
export const TOKEN_EXCHANGE = 'token_exchange'
