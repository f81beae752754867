import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { basicCredentials, type Params, parseForm, type Request } from '#http/request.ts'
import { verifyAccessToken } from './tokens/verify.ts'

/**
 * True when a script of this origin may read the answer (Fetch §3.2): the client of the request must list the origin. The client need not be
 * authenticated here, because the answer itself was decided without this.
 */
export async function originAllowed(origin: string, request: Request, context: Context): Promise<boolean> {
  if (origin === new URL(context.issuer).origin) return true
  const client = await findCaller(request, context)
  return client?.active === true && client.allowed_origins.includes(origin)
}

async function findCaller(request: Request, context: Context): Promise<CompiledClient | undefined> {
  const bearer = /^(?:bearer|dpop) +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  if (bearer !== undefined) return (await verifyAccessToken(context, bearer))?.client
  const id = basicCredentials(request)?.id ?? readFormOf(request)['client_id']
  return id === undefined ? undefined : findClient(context, id)
}

const readFormOf = (request: Request): Params =>
  request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? parseForm(request.body?.toString('utf8') ?? '') : {}
