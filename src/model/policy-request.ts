import { z } from 'zod'

const words = z.array(z.string())
const anything = z.record(z.string(), z.unknown())

/**
 * The request object: all that a policy may look at, the same in every engine and at every point. A member that a question has no value for is
 * absent. Credentials are replaced by `[redacted]` before anybody sees them.
 */
export const policyRequest = z
  .object({
    method: z.string().describe('The HTTP method, in capitals.'),
    path: z
      .string()
      .describe(
        'The path below the issuer of the tenant, percent-decoded once, without the query; at the point `access` dot segments and repeated slashes are resolved too.',
      ),
    query: z.record(z.string(), z.string()).describe('The parameters of the query string.'),
    headers: z.record(z.string(), z.string()).describe('The request headers, their names in lower case; of credentials only the scheme is told.'),
    body: z
      .unknown()
      .describe(
        'The body, when it is JSON or a form of at most 2,000 values, without its wrapper and by our names of its members; secrets in it are replaced.',
      ),
    operation: z
      .object({
        id: z.string().describe('The `operationId` of the API document; `issue_token` where a token is issued.'),
        method: z.string().optional(),
        path: z.string().optional().describe('The path with its named parts, e.g. `/api/clients/{id}`.'),
      })
      .describe('The operation that is asked for.'),
    params: z.record(z.string(), z.string()).describe('The named parts of the path, e.g. `id`.'),
    client: anything.describe('The client that asks, as its administrator reads it.'),
    user: anything.describe('The person that the client acts for, as an administrator reads them; absent where a client acts for itself.'),
    session: z
      .object({
        auth_time: z.number().optional().describe('When the person signed in, in seconds since 1970.'),
        acr: z.string().optional(),
        amr: words.optional(),
        sid: z.string().optional(),
      })
      .describe('How the person signed in.'),
    roles: words.describe('The names of the roles that the person holds, those of their backend included.'),
    role_ids: words.describe('The ids of the same roles.'),
    groups: words.describe('The groups of the person.'),
    organizations: z
      .array(z.object({ id: z.string(), role: z.string(), titles: words }))
      .describe('The organizations of the person, with their role and titles in each.'),
    token: anything.describe('The claims of the access token that is shown: `client_id`, `sub`, `scope` (a list), `aud` (a list), `exp`, `iat`, `cnf`, `act`.'),
    grant: z
      .object({ type: z.string(), scope: words, audience: words, bound: z.boolean().describe('Whether the token will be bound to a key.') })
      .describe('The token that is to be issued; only where one is.'),
    parameters: anything.describe('The parameters of the scope that brought the policy; only for policies that are asked by scope.'),
    subject: anything.describe('The subject of an access evaluation: `type`, `id` and `properties`.'),
    action: anything.describe('The action of an access evaluation: `name` and `properties`.'),
    resource: anything.describe('The resource of an access evaluation: `type`, `id` and `properties`.'),
    context: anything.describe('The context of an access evaluation.'),
    ip: z.string().describe('The address that the request came from.'),
    time: z
      .object({
        epoch: z.number().describe('Seconds since 1970.'),
        date: z.string().describe('The date in UTC, e.g. `2026-02-28`.'),
        hour: z.number().describe('0 to 23, in UTC.'),
        minute: z.number(),
        weekday: z.number().describe('1 is Monday, 7 is Sunday, in UTC.'),
      })
      .describe('When the question was asked.'),
  })
  .partial()
export type PolicyRequest = z.infer<typeof policyRequest>
export type RequestMember = keyof PolicyRequest

/** The members of the request object, in the order in which it is shown. */
export const requestMembers = Object.keys(policyRequest.shape) as readonly RequestMember[]
export const isRequestMember = (name: string): name is RequestMember => Object.hasOwn(policyRequest.shape, name)
