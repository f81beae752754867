import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { rootPage } from './root.ts'

/** True where our pages lead people to the console: one that is switched off, or has a listener of its own, is not there for everybody. */
export const offersConsole = ({ serverSettings }: Context): boolean => serverSettings['console.enabled'] && serverSettings['console.port'] === 0

const refusing = (message: string) => () => {
  throw notFound(message)
}

/** The console where it is switched off. */
export const consoleOff: readonly Endpoint[] = ['/console', '/console/*'].map((path) =>
  endpoint({
    method: 'GET',
    path,
    surface: 'page',
    handle: refusing('the console is switched off by the setting console.enabled (GATEHOUSE_CONSOLE_ENABLED); the API does all that it did'),
  }),
)

const APART = 'it is served by a listener of its own, at the setting console.port (GATEHOUSE_CONSOLE_PORT)'
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const isApart = ({ path }: Endpoint): boolean => path === '/console' || path.startsWith('/console/') || path.startsWith('/api/')

/**
 * The endpoints of the public listener where console and administration API have a listener of their own: all but these. They are left out rather than
 * guarded, so that no spelling of a path leads to them.
 */
export const withoutAdministration = (all: readonly Endpoint[]): readonly Endpoint[] => [
  ...all.filter((one) => !isApart(one) && one.path !== '/'),
  rootPage('/account'),
  ...['/console', '/console/*'].map((path) => endpoint({ method: 'GET', path, surface: 'page', handle: refusing(`the console is not here: ${APART}`) })),
  ...METHODS.map((method) => endpoint({ method, path: '/api/*', surface: 'api', handle: refusing(`the administration API is not here: ${APART}`) })),
]
