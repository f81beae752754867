import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { seeOther } from '#http/render.ts'
import { baseOf } from './visit.ts'

/** The root leads to a page: the console where it is served, else the account. */
export const rootPage = (to: '/console' | '/account'): Endpoint =>
  endpoint({ method: 'GET', path: '/', surface: 'page', handle: (_request, context) => seeOther(`${baseOf(context)}${to}`) })
