/** Secrets that an answer has just shown, by their client, until the page that shows them has done so. In memory only. */
const waiting = new Map<string, string>()

export const holdFreshSecret = (client_id: string, secret: string): void => {
  waiting.set(client_id, secret)
}
/** The secret, this once. */
export function takeFreshSecret(client_id: string): string | undefined {
  const secret = waiting.get(client_id)
  waiting.delete(client_id)
  return secret
}
