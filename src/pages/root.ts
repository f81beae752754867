import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { seeOther } from '#http/render.ts'
import { baseOf } from './visit.ts'

/** The root leads to the console. */
export const rootPage: Endpoint = endpoint({ method: 'GET', path: '/', surface: 'page', handle: (_request, context) => seeOther(`${baseOf(context)}/console`) })
