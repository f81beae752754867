/** The kinds of directories whose attributes are known. */
export const directoryPresetNames = ['active-directory', 'freeipa', 'openldap'] as const
