import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')

/** A certification authority of the tests, good for a hundred years; its key was thrown away. */
export const authority = read('ca.pem')
/** A server at `localhost` and 127.0.0.1. */
export const serverPair = { cert: read('server.pem'), key: read('server-key.pem') }
export const clientPair = { cert: read('client.pem'), key: read('client-key.pem') }
