import { createApi } from '@gatehouse/client'
import { BrowserSession } from '@gatehouse/client/browser'
import { defineElements } from '@gatehouse/client/elements'
import { readSettings } from './settings.ts'

const { issuer, clientId } = readSettings()
const session = new BrowserSession({
  issuer,
  clientId,
  redirectUri: `${location.origin}/`,
  postLogoutRedirectUri: `${location.origin}/`,
  scope: 'openid profile email account:manage:own',
  dpop: true,
  silent: true,
})
const api = createApi({ issuer, fetch: session.fetch })

const find = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no ${id}`)
  return found
}

/** The applications with access to the account: what the typed API answers. */
async function showApps(): Promise<void> {
  const { data, error } = await api.GET('/me/apps')
  const lines = error ? [error.detail ?? error.title] : data.data.map(({ name, scopes }) => `${name}: ${scopes.join(', ')}`)
  find('apps').replaceChildren(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })))
}

session.addEventListener('change', () => {
  const { person } = session
  find('greeting').textContent = person ? `Hello ${person.name ?? person.sub}` : 'Nobody is signed in'
  if (person) void showApps()
  else find('apps').replaceChildren()
})
defineElements(session)
await session.start().catch((failure: Error) => {
  find('greeting').textContent = failure.message
})
