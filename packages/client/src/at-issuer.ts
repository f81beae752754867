/** The address of a path at an issuer, which may end with a slash. */
export const atIssuer = (issuer: string, path = ''): string => issuer.replace(/\/$/, '') + path
