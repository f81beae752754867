/** The name of a row within what it belongs to, by which no two are the same: its namespace, or its provider. */
export const fullName = (within: string | undefined, name: string): string => JSON.stringify([within ?? '', name.normalize('NFC').trim()])
