/** The actions on many clients that ask for a value first. */
export const bulkChanges = ['owner', 'namespace', 'add_scopes', 'remove_scopes', 'rotate'] as const
export type BulkChange = (typeof bulkChanges)[number]
