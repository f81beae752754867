/** Every grant that can be run from a page, in the order in which they are offered. */
export const wayNames = ['authorization_code', 'client_credentials', 'refresh_token', 'password', 'implicit', 'introspect', 'revoke'] as const
export type WayName = (typeof wayNames)[number]
