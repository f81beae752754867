import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { loadPart } from './api/load-part.ts'
import { consoleRoot } from './auth/place.ts'
import { Frame } from './frame/frame.tsx'
import { loadTexts } from './i18n/language.ts'
import { Crashed } from './parts/crashed.tsx'
import { NotHere } from './parts/not-here.tsx'
import { Waiting } from './parts/waiting.tsx'
import { routes } from './routes.ts'

const root = createRootRoute({ component: Frame, notFoundComponent: NotHere })
const pages = routes.map(({ path, page, first }) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(() => loadPart(page, first ? async () => {} : loadTexts)) }),
)

/** From the address to a page. A query is plain text, so that an address can be read, typed and shared. */
export const openRouter = () =>
  createRouter({
    routeTree: root.addChildren(pages),
    basepath: consoleRoot,
    defaultPreload: 'intent',
    defaultErrorComponent: Crashed,
    defaultPendingComponent: Waiting,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
      return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
    },
  })
