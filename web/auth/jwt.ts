/** The header (0) or claims (1) of a JWT, unverified: to show, never to trust. Nothing when it is not one. */
export function decodePart(jwt: string, part: 0 | 1): Record<string, unknown> | undefined {
  const text = jwt.split('.')[part]
  if (!text || jwt.split('.').length !== 3) return undefined
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
