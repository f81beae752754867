import type { Client } from '#model/client.ts'

const withoutDot = (host: string) => host.toLowerCase().replace(/\.$/, '')

/** True when the server may contact a host for this client: it lists the host, or lists none. */
export function mayContact(client: Pick<Client, 'trusted_hosts'>, uri: string): boolean {
  const { trusted_hosts } = client
  if (trusted_hosts.length === 0) return true
  return URL.canParse(uri) && trusted_hosts.some((host) => withoutDot(host) === withoutDot(new URL(uri).hostname))
}
