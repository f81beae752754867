import { hash } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { hasLine } from '#kit/sorted-lines.ts'

/** The first characters of the digest that leave the server: some hundred thousand passwords share them (k-anonymity). */
const SENT = 5
const LARGEST_ANSWER = 262_144

/** The answer is padded, so that its length does not tell which range was asked. */
async function isInRange({ fetch }: Context, url: string, digest: string): Promise<boolean> {
  const { status, body } = await fetch(`${url.replace(/\/$/, '')}/${digest.slice(0, SENT)}`, {
    headers: { 'add-padding': 'true' },
    limit: LARGEST_ANSWER,
    keepAlive: true,
  })
  if (status !== 200) throw new Error(`it answers ${status}`)
  const rest = digest.slice(SENT)
  // A padding line has the count 0.
  return body.split('\n').some((line) => line.startsWith(`${rest}:`) && !/:0\s*$/.test(line))
}

/**
 * True for a password that is known from a breach (NIST SP 800-63B §5.1.1.2), by a file of the operator or a range service. A list that cannot be asked
 * refuses nobody: people could not change a stolen password while it is away. The log tells.
 */
export async function isBreached(context: Context, password: string): Promise<boolean> {
  const { 'breached.path': path, 'breached.url': url } = context.serverSettings
  if (path === undefined && url === undefined) return false
  const digest = hash('sha1', password.normalize('NFKC')).toUpperCase()
  const ask = async (list: Promise<boolean>): Promise<boolean> => {
    try {
      return await list
    } catch (err) {
      context.log.warn({ err }, 'the list of breached passwords could not be asked; the password was taken')
      return false
    }
  }
  return (path !== undefined && (await ask(hasLine(path, `${digest}:`)))) || (url !== undefined && (await ask(isInRange(context, url, digest))))
}
