import { isObject } from '#fields/json-object.ts'

/** The longest document that is read of another party, in characters, and how long it may take, in milliseconds. */
const [LARGEST, PATIENCE] = [1_000_000, 15_000]

/** Another party that did not answer as it should. */
export class Unreachable extends Error {}

/** Fetches a text of another party, without cookies. @throws {Unreachable} */
export async function fetchText(address: string, init: RequestInit = {}): Promise<string> {
  try {
    const answer = await fetch(address, { ...init, credentials: 'omit', signal: AbortSignal.timeout(PATIENCE) })
    const text = answer.ok ? await answer.text() : ''
    if (answer.ok && text.length <= LARGEST) return text
    throw new Unreachable(`${new URL(address).host}: ${answer.status}`)
  } catch (cause) {
    throw cause instanceof Unreachable ? cause : new Unreachable(new URL(address, location.href).host, { cause })
  }
}

/** Fetches a JSON object. @throws {Unreachable} */
export async function fetchObject(address: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await fetchText(address, { headers: { accept: 'application/json' } })
  try {
    const said: unknown = JSON.parse(text)
    if (isObject(said)) return said
  } catch {}
  throw new Unreachable(new URL(address).host)
}
