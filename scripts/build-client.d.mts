/** Builds and packs the client package unless it is built; whether it is afterwards. */
export function buildClient(): boolean
/** The folder of the tarball, from the root of the project. */
export const PACKED: string
