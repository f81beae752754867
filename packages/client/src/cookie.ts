/** A cookie of an application: out of reach of scripts, and sent with requests of the application's own pages and with links to it. */
export interface Cookies {
  read(request: Request): string | undefined
  /** The `Set-Cookie` value that keeps it so many seconds; 0 removes it. */
  write(value: string, seconds: number): string
}

/** With TLS the name has the prefix `__Host-`, so that no other host of the domain can set it (RFC 6265bis §4.1.3.2). */
export function cookieNamed(name: string, isSecure: boolean): Cookies {
  const full = isSecure ? `__Host-${name}` : name
  return {
    read(request) {
      const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
      return pairs.find((pair) => pair.startsWith(`${full}=`))?.slice(full.length + 1)
    },
    write: (value, seconds) => `${full}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  }
}

/** 32 random bytes as text. */
export const randomName = (): string => encoded(crypto.getRandomValues(new Uint8Array(32)))
/** The key under which a cookie's value is stored: who reads the store learns no cookie. */
export const keyOf = async (kind: string, value: string): Promise<string> =>
  `${kind}:${encoded(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(value))))}`

const encoded = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
