/** Where the board is registered. `?issuer=…&client_id=…` sets both, for as long as the window is open. */
export interface Settings {
  readonly issuer: string
  readonly clientId: string
}

const KEY = 'board settings'

export function readSettings(): Settings {
  const { searchParams } = new URL(location.href)
  const [issuer, clientId] = [searchParams.get('issuer'), searchParams.get('client_id')]
  if (issuer && clientId) {
    sessionStorage.setItem(KEY, JSON.stringify({ issuer, clientId }))
    history.replaceState(null, '', '/')
  }
  const stored = sessionStorage.getItem(KEY)
  return stored === null ? { issuer: 'http://localhost:8080', clientId: 'board' } : (JSON.parse(stored) as Settings)
}
