import { isObject } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import type { AuthorizationDetail } from '#model/authorization-detail.ts'
import { detailTypes } from './types.ts'

/** A detail as people read it. */
export interface DetailWords {
  readonly name: string
  readonly sentence: string
  /** The members that the sentence does not say: nothing that is agreed to is hidden. */
  readonly others: readonly (readonly [name: string, value: string])[]
}

/** A value on one line; its braces and quotes are left out where it is no object. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : Array.isArray(value) ? value.map(textOf).join(', ') : JSON.stringify(value))

function memberAt(detail: unknown, path: string): unknown {
  let at = detail
  for (const name of path.split('.')) at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined
  return at
}

/** Each value in a detail by its path, down to where there is no object. */
function leavesOf(value: unknown, path: string): [path: string, value: unknown][] {
  return isObject(value) ? Object.entries(value).flatMap(([name, one]) => leavesOf(one, path === '' ? name : `${path}.${name}`)) : [[path, value]]
}

const placeholder = /\{([A-Za-z0-9_.-]{1,128})\}/g

/** The details of a request in words, by the sentences of their types (RFC 9396 §12). */
export async function detailWords(details: readonly AuthorizationDetail[], context: Context): Promise<readonly DetailWords[]> {
  const types = await detailTypes(context)
  return details.map((detail) => {
    const { name = detail.type, sentence = '' } = types.get(detail.type) ?? {}
    const said = new Set([...sentence.matchAll(placeholder)].map(([, path = '']) => path))
    const isSaid = (path: string) => path === 'type' || [...said].some((one) => path === one || path.startsWith(`${one}.`))
    return {
      name,
      sentence: sentence.replace(placeholder, (_, path: string) => textOf(memberAt(detail, path) ?? '…')),
      others: leavesOf(detail, '').flatMap(([path, value]) => (isSaid(path) ? [] : [[path, textOf(value)] as const])),
    }
  })
}
