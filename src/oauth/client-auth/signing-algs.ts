import { asymmetricAlgs } from './private-key-jwt.ts'

/** What client assertions may be signed with (RFC 8414 §2 `token_endpoint_auth_signing_alg_values_supported`). Never `none`. */
export const assertionAlgs: readonly string[] = [...asymmetricAlgs, 'HS256', 'HS384', 'HS512']
