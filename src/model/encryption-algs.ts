/** The key management algorithms of encrypted answers (RFC 7518 §4.1). RSA1_5 is left out, because of padding oracle attacks (RFC 8725 §3.2). */
export const keyManagementAlgs = ['RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A256KW'] as const
export type KeyManagementAlg = (typeof keyManagementAlgs)[number]

/** The content encryption algorithms of encrypted answers (RFC 7518 §5.1). */
export const contentEncryptions = ['A128GCM', 'A256GCM', 'A128CBC-HS256'] as const
export type ContentEncryption = (typeof contentEncryptions)[number]

/** The answers that a client can have encrypted (OIDC Registration §2, RFC 9701 §6, JARM §3). */
export const encryptable = ['id_token', 'userinfo', 'introspection', 'authorization'] as const
export type Encryptable = (typeof encryptable)[number]
