import type { Endpoint } from '#http/endpoint.ts'
import { consoleEndpoints } from './console.ts'
import { consoleOff } from './console-apart.ts'
import { walletEndpoints } from './wallet.ts'

/** The applications that run in the browser: the console, where it is switched on, and the wallet. `directory` holds the output of `vite build`. */
export const webApplications = (directory: string, hasConsole: boolean): readonly Endpoint[] => [
  ...(hasConsole ? consoleEndpoints(directory) : consoleOff),
  ...walletEndpoints(directory),
]
