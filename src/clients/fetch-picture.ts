import { createHash } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { type ImageType, imageTypeOf } from '#kit/image.ts'

const TIMEOUT = 5000

/** A fetched picture. */
export interface Picture {
  readonly type: ImageType
  readonly digest: string
  /** In base64. */
  readonly image: string
}

/** Fetches the picture at an address; only image types that cannot hold scripts are accepted. `limit` is in bytes. @throws {Error} */
export async function fetchPicture(fetch: Context['fetch'], uri: string, limit: number): Promise<Picture> {
  const { status, bytes } = await fetch(uri, { headers: { accept: 'image/png, image/jpeg, image/webp, image/gif' }, limit, timeout: TIMEOUT })
  const type = status === 200 ? imageTypeOf(bytes) : undefined
  if (!type) throw new Error(`there is no PNG, JPEG, WebP or GIF there (status ${status})`)
  return { type, digest: createHash('sha256').update(bytes).digest('base64url'), image: bytes.toString('base64') }
}
