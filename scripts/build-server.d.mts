/** Builds the server unless it is built; whether it is afterwards. */
export function buildServer(): boolean
/** Whether dist/server holds the server of the sources as they are. */
export function isServerBuilt(): boolean
