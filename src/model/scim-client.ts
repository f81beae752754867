/** The client of all tokens for directories of a tenant. It can get no token by itself. */
export const SCIM_CLIENT = 'gatehouse-scim'
