import type { Endpoint } from '#http/endpoint.ts'
import { consoleEndpoints } from './console.ts'
import { walletEndpoints } from './wallet.ts'

/** The applications that run in the browser: the console and the wallet. `directory` holds the output of `vite build`. */
export const webApplications = (directory: string): readonly Endpoint[] => [...consoleEndpoints(directory), ...walletEndpoints(directory)]
