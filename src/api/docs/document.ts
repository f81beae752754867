import { createHash } from 'node:crypto'
import { stringify } from 'yaml'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { withMediaType } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Operation } from '../operation.ts'
import { openApi } from './openapi.ts'

/** `/openapi.json` and `/openapi.yaml`: the OpenAPI document, public because it describes operations and no data. */
export function documentEndpoints(operations: readonly Operation[]): readonly Endpoint[] {
  const document = memoizeWeak(({ names, issuer }: Context) => openApi({ operations, names, issuer }))
  const json = memoizeWeak((context: Context) => documentEndpoint('application/json', JSON.stringify(document(context))))
  const yaml = memoizeWeak((context: Context) => documentEndpoint('application/yaml', stringify(document(context), { aliasDuplicateObjects: false })))
  return [
    endpoint({ method: 'GET', path: '/openapi.json', surface: 'api', cors: 'any', handle: (request, context) => json(context)(request) }),
    endpoint({ method: 'GET', path: '/openapi.yaml', surface: 'api', cors: 'any', handle: (request, context) => yaml(context)(request) }),
  ]
}

function documentEndpoint(type: string, text: string) {
  const body = Buffer.from(text)
  const headers = { etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`, 'cache-control': 'no-cache' }
  return (request: Request) => (request.headers['if-none-match'] === headers.etag ? { status: 304, headers, body: '' } : withMediaType(type, body, headers))
}
