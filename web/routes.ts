import type { ComponentType } from 'react'

/** A page: its address under the console's root, and the file it is in, loaded when it is first wanted. */
export interface PageRoute {
  readonly path: string
  readonly page: () => Promise<{ readonly default: ComponentType }>
  /** It does with the texts of the first load. */
  readonly first?: true
}

/** Every page. A new page is a file that exports its component as default, and a line here. */
export const routes: readonly PageRoute[] = [
  { path: '/', page: () => import('./pages/home/home.tsx') },
  { path: '/clients', page: () => import('./pages/clients/clients.tsx'), first: true },
  { path: '/clients/new', page: () => import('./pages/clients/new-client/new-client.tsx') },
  { path: '/clients/import', page: () => import('./pages/clients/import/import.tsx') },
  { path: '/clients/deleted', page: () => import('./pages/clients/deleted/deleted.tsx') },
  { path: '/clients/registrations', page: () => import('./pages/clients/registrations/registrations.tsx') },
  { path: '/clients/$id', page: () => import('./pages/clients/client.tsx') },
  { path: '/refusals/$id', page: () => import('./pages/refusal.tsx') },
  { path: '/requests', page: () => import('./pages/requests.tsx') },
  { path: '/inspector', page: () => import('./pages/inspector.tsx') },
  { path: '/settings', page: () => import('./pages/settings/settings.tsx') },
  { path: '/applications', page: () => import('./pages/developers/applications.tsx') },
  { path: '/applications/new', page: () => import('./pages/developers/new-application.tsx') },
  { path: '/applications/$id', page: () => import('./pages/developers/application.tsx') },
  { path: '/applications/deleted', page: () => import('./pages/developers/deleted.tsx') },
  { path: '/applications/scopes', page: () => import('./pages/developers/scopes.tsx') },
  { path: '/reviews', page: () => import('./pages/developers/reviews.tsx') },
  { path: '/my-apps', page: () => import('./pages/developers/my-apps.tsx') },
  { path: '/user-imports/new', page: () => import('./pages/people/new-import.tsx') },
  { path: '/user-imports/$id', page: () => import('./pages/people/import.tsx') },
  { path: '/desk', page: () => import('./pages/desk/desk.tsx') },
  { path: '/policies/lab', page: () => import('./pages/policies/lab.tsx') },
  { path: '/outbound-health', page: () => import('./pages/outbound/health.tsx') },
  ...['providers', 'scopes', 'clients', 'authorizations', 'connections'].flatMap((list): PageRoute[] => [
    { path: `/outbound-${list}`, page: () => import('./pages/outbound/rows.tsx') },
    { path: `/outbound-${list}/new`, page: () => import('./pages/outbound/new-row.tsx') },
  ]),
  { path: '/identity-providers/$id/branding', page: () => import('./pages/branding/branding.tsx') },
  { path: '/templates/new', page: () => import('./pages/templates/new-template.tsx') },
  { path: '/templates/$id', page: () => import('./pages/templates/template.tsx') },
  { path: '/translations/new', page: () => import('./pages/translations/new-translation.tsx') },
  { path: '/translations/$id', page: () => import('./pages/translations/translation.tsx') },
  // Everything else is drawn from the declaration of its resource.
  { path: '/$section', page: () => import('./pages/resources/rows.tsx') },
  { path: '/$section/new', page: () => import('./pages/resources/new-row.tsx') },
  { path: '/$section/$id', page: () => import('./pages/resources/row.tsx') },
]
